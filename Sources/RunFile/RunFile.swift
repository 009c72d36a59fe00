// RunFile
