package dev.ablate.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left. */
final class ProgressBarView implements Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final ProgressBar bar;

  ProgressBarView(String what, String unit, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setUnit(" " + unit, 1)
            .setUpdateIntervalMillis(500)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .build();
  }

  @Override
  public void advance(long amount) {
    bar.stepBy(amount);
  }

  @Override
  public void shorten(long amount) {
    bar.maxHint(bar.getMax() - amount);
  }

  @Override
  public void say(String message) {
    System.err.println(CLEAR_LINE + message);
    bar.refresh();
  }

  @Override
  public void close() {
    bar.close();
  }
}
