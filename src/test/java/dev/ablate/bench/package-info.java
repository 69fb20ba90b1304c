/** Timings against Python's PyTorch, run by hand: {@code docs/performance.md} has the command. */
@NullMarked
package dev.ablate.bench;

import org.jspecify.annotations.NullMarked;
