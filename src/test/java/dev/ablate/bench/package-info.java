/** Measurements that are run by hand: {@code docs/performance.md} has the commands. */
@NullMarked
package dev.ablate.bench;

import org.jspecify.annotations.NullMarked;
