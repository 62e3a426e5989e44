package io.loginsight.cli;

import io.loginsight.api.LogInsight;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSourceProvider;
import io.loginsight.spi.VisualizerProvider;
import java.io.IOException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What there is to use, where it comes from, and what can be set. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Lists analyzers with their options, formats, enrichers, sources and visualizers.",
    customSynopsis = "loginsight plugins [options]",
    description = {
      "",
      "Examples:",
      "  loginsight plugins",
      "  loginsight plugins --plugins silence-1.0.0.jar",
      "  loginsight analyze app.log --plugins silence-1.0.0.jar --analyzer silence:at-least=20m",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or a plugin cannot be loaded",
      "3:a defect of the program"
    })
final class PluginsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--plugins",
      paramLabel = "JARS",
      description = "List the plugins in this jar, or in the jars of this directory, too.")
  private @Nullable String place;

  @Option(names = "--debug", description = "Show stack traces of errors.")
  @SuppressWarnings("unused") // Errors asks for it by its name
  private boolean debug;

  PluginsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Plugins plugins = Plugins.open(place)) {
      ClassLoader from = plugins.loader();
      LogInsight.builder().classLoader(from).build().close(); // says what is wrong with them
      list("Analyzers", ServiceLoader.load(AnalyzerProvider.class, from), AnalyzerProvider::id);
      list("Formats", ServiceLoader.load(LogFormatProvider.class, from), LogFormatProvider::id);
      list("Enrichers", ServiceLoader.load(EnricherProvider.class, from), EnricherProvider::id);
      list("Sources", ServiceLoader.load(LogSourceProvider.class, from), LogSourceProvider::id);
      list(
          "Visualizers",
          ServiceLoader.load(VisualizerProvider.class, from),
          VisualizerProvider::id);
    }
    return ExitCode.OK;
  }

  private <P> void list(String title, ServiceLoader<P> loader, Function<P, String> idOf) {
    List<P> found = new ArrayList<>();
    loader.forEach(found::add);
    found.sort(Comparator.comparing(idOf));
    say(terminal.look().paint(Look.Tone.HEADING, title));
    for (P provider : found) {
      say("  " + Look.pad(idOf.apply(provider), 20) + "  " + Visible.text(origin(provider)));
      if (provider instanceof AnalyzerProvider analyzer) {
        if (!analyzer.runsByDefault()) {
          say("      runs only if --analyzer names it");
        }
        analyzer.options().forEach(this::say);
      }
    }
  }

  private void say(io.loginsight.spi.Option<?> option) {
    say("      " + option.name() + ": " + Visible.text(option.description()));
  }

  private void say(String line) {
    terminal.out().println(line);
  }

  private static String origin(Object provider) {
    if (provider.getClass().getName().startsWith("io.loginsight.")) {
      return "built in";
    }
    @Nullable CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? provider.getClass().getName()
        : source.getLocation().getPath();
  }
}
