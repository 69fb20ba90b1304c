/** What was meant: valid settings, networks with their shapes, and the cells of a sweep. */
@NullMarked
package dev.ablate.experiment;

import org.jspecify.annotations.NullMarked;
