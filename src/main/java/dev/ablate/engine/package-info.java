/** Runs compiled programs: trains arrays of trials on a device. The only user of DJL. */
@NullMarked
package dev.ablate.engine;

import org.jspecify.annotations.NullMarked;
