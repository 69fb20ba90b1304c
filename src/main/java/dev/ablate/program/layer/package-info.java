/** What each kind of layer adds to a program, and how a network is walked. */
@NullMarked
package dev.ablate.program.layer;

import org.jspecify.annotations.NullMarked;
