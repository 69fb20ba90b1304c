# Starts Ablate; for the launchers, which set $java, $classpath and, where there is one, $archive, and hand
# on their arguments.

# The work is libtorch's: Java's optimizing compiler takes more time and memory than it saves. A heap is filled before it
# is cleared, so it begins small, is not cleared for classes that are loaded, and grows by little: what one report is made of
# finds room among the young. Threads would keep a buffer as large as the largest they wrote.
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -XX:MetaspaceSize=48m -XX:MinHeapFreeRatio=20 -XX:SurvivorRatio=3)
flags+=(-Djdk.nio.maxCachedBufferSize=262144)
if [ -f "${archive:-}" ]; then
  flags+=(-XX:SharedArchiveFile="$archive" -Xlog:cds=off)
fi
if [ -t 2 ]; then flags+=(-Dablate.terminal=true); fi

case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
  C | POSIX) export LC_ALL=C.UTF-8 ;; # Java finds no file there whose name is not ASCII
esac
export MKL_CBWR="${MKL_CBWR:-AUTO}" # products do not depend on where in memory their factors lie
export OPT_OUT_TRACKING=true   # DJL reports its use otherwise
export NVIDIA_TF32_OVERRIDE=0  # fp32 means fp32; worker processes for precision = tf32 are started without
exec "$java" "${flags[@]}" -cp "$classpath" dev.ablate.cli.Main "$@"
