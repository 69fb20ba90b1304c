package dev.ablate.data;

/** Is told how far slow work on a data set has come: a download, images to decode. */
public interface DataProgress {

  /** Hears nothing. */
  DataProgress SILENT =
      (what, unit, total) ->
          new Work() {
            @Override
            public void advance(long amount) {}

            @Override
            public void close() {}
          };

  /**
   * Work begins.
   *
   * @param what is done: {@code Decoding birds}
   * @param unit of {@code total}: {@code images}
   * @param total how much there is to do
   */
  Work begin(String what, String unit, long total);

  /** Work under way; closing it ends it, done or not. */
  interface Work extends AutoCloseable {

    /** More is done. Any thread may say so. */
    void advance(long amount);

    @Override
    void close();
  }
}
