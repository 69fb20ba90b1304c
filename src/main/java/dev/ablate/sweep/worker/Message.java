package dev.ablate.sweep.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Json;
import dev.ablate.trial.Trial;
import java.util.Map;
import java.util.Optional;

/**
 * What one side of the pipe tells the other.
 *
 * @param json the content, as its kind has it
 * @param tensors that belong to it
 */
record Message(Kind kind, String json, Optional<Checkpoint> tensors) {

  /** What a message says; each names its content. */
  enum Kind {
    /** To the worker, first of all: {@link WorkerSetup}. */
    OPEN,
    /** A trial of the request that follows, or of what waits: {@link ProgressJson}. */
    TRIAL,
    /** Train the trials that were named. */
    RESUME,
    /** {@link Content.Array}. */
    TRY_OUT,
    /** {@link Content.Array}. */
    COST,
    /** {@link Content.Array}. */
    LARGEST_BATCH_SIZE,
    /** {@link TrialReference}, with weights. */
    MEASURE,
    /** {@link TrialReference}, with weights. */
    PREDICT,
    /** The trials that were named are all that join. */
    TAKEN,
    /** End after the running chunk. */
    STOP,

    /** From the worker: it is ready. {@link Content.Opened}. */
    OPENED,
    /** It is alive. {@link Content.Beat}. */
    BEAT,
    /** {@link Content.OfTrial} with an event. */
    EVENT,
    /** {@link Content.OfTrial}, with weights. */
    BEST,
    /** {@link Content.OfTrial} with a state, and its tensors. */
    REACHED,
    /** {@link Content.OfTrial} with a state, and its tensors. */
    ENDED,
    /** {@link Content.OfTrial} with a text. */
    WARNED,
    /** {@link Content.OfTrial} with a number of updates. */
    PROGRESSED,
    /** {@link Content.Count} of rows in a batch that fits into memory; a larger one is tried. */
    FITS,
    /** {@link Content.Count} of trials that there is room for. */
    TAKE,
    /** The request is done; the content is the request's own. */
    DONE,
    /** The request failed: {@link FailureMessage}. */
    FAILED
  }

  /** A message without tensors. */
  static Message of(Kind kind, Object content) {
    return new Message(kind, Json.write(content), Optional.empty());
  }

  /** A message with tensors. */
  static Message of(Kind kind, Object content, Checkpoint tensors) {
    return new Message(kind, Json.write(content), Optional.of(tensors));
  }

  /** A message about a trial. */
  static Message of(Kind kind, Trial trial, Object said) {
    return of(kind, new Content.OfTrial(trial.fingerprint(), said));
  }

  /** A message about a trial, with tensors. */
  static Message of(Kind kind, Trial trial, Object said, Checkpoint tensors) {
    return of(kind, new Content.OfTrial(trial.fingerprint(), said), tensors);
  }

  /** A message that says all by its kind. */
  static Message of(Kind kind) {
    return of(kind, Map.of());
  }

  JsonNode content() {
    return Json.read(json);
  }

  <T> T content(Class<T> type) {
    return Json.read(json, type);
  }

  /** The tensors of a kind that has them. */
  Checkpoint withTensors() {
    return tensors.orElseThrow(() -> new IllegalStateException(kind + " came without tensors"));
  }
}
