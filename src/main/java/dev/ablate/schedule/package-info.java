/** Learning rates and momentum as pure functions of the update number. */
@NullMarked
package dev.ablate.schedule;

import org.jspecify.annotations.NullMarked;
