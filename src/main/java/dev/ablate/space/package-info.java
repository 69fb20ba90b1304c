/** What varies: axes, their combinations, and values that depend on some of them. */
@NullMarked
package dev.ablate.space;

import org.jspecify.annotations.NullMarked;
