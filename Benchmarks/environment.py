"""What the results depend on besides the programs: the machine, and the versions of the peers."""

import os
import platform
from importlib.metadata import version


def environment():
    return dict(processor=processor(), cores=len(os.sched_getaffinity(0)),
                system=f"{platform.system()} {platform.machine()}",
                python=platform.python_version(),
                peers={name: version(name) for name in ("jax", "torch", "scikit-learn", "numpy")})


def processor():
    with open("/proc/cpuinfo") as file:
        fields = dict(line.split(":", 1) for line in file if ":" in line)
    fields = {key.strip(): value.strip() for key, value in fields.items()}
    vectors = [name for name in ("avx512f", "avx2") if name in fields.get("flags", "")]
    return ", ".join([fields.get("model name", platform.machine())] + vectors[:1])
