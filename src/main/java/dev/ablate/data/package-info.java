/** Data sets: read or generated, described by shape, classes and content hash, and split. */
@NullMarked
package dev.ablate.data;

import org.jspecify.annotations.NullMarked;
