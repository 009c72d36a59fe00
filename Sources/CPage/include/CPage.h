#pragma once

// The runtime that WebAssembly does not bring. Embedded Swift leaves a handful of C functions
// undefined (see runtime.c); on wasm32 without an operating system CPage supplies them. Natively
// the platform's C library has them all, and this target is empty.
//
// Swift imports this module only so that SwiftPM links it; there is nothing to call from Swift.
