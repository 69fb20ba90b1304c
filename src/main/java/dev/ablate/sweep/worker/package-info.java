/** Training in processes of their own: the coordinator's side, the worker's side, and the pipe. */
@NullMarked
package dev.ablate.sweep.worker;

import org.jspecify.annotations.NullMarked;
