/** Models with their arguments, unrolled into networks whose shapes are known. */
@NullMarked
package dev.ablate.check.model;

import org.jspecify.annotations.NullMarked;
