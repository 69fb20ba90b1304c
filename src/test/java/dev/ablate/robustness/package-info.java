/** What a sweep is to bear: failing disks, damaged files, killed processes, second runs. */
@NullMarked
package dev.ablate.robustness;

import org.jspecify.annotations.NullMarked;
