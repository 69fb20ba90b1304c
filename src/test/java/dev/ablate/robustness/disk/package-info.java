/** A file system that fails when it is told to. */
@NullMarked
package dev.ablate.robustness.disk;

import org.jspecify.annotations.NullMarked;
