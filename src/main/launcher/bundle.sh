#!/usr/bin/env bash
# Runs Ablate from its bundle, on the libtorch of an installed PyTorch; needs no Java.
set -euo pipefail

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
java=$home/runtime/bin/java
classpath=$home/lib/*

# PYTORCH_LIBRARY_PATH, _VERSION and _FLAVOR say which libtorch; left out, it is that of python3.
find_pytorch() {
  python3 -c '
import os, torch
cuda = torch.version.cuda
print(os.path.join(os.path.dirname(torch.__file__), "lib"))
print(torch.__version__.split("+")[0])
print("cu" + cuda.replace(".", "") if cuda else "cpu")' 2> /dev/null
}

if [ -z "${PYTORCH_LIBRARY_PATH:-}" ] && found=$(find_pytorch); then
  { read -r PYTORCH_LIBRARY_PATH; read -r PYTORCH_VERSION; read -r PYTORCH_FLAVOR; } <<< "$found"
  export PYTORCH_LIBRARY_PATH PYTORCH_VERSION PYTORCH_FLAVOR
fi

source "$home/start.sh"
