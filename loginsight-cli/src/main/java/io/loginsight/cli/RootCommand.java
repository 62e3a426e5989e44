package io.loginsight.cli;

import picocli.CommandLine.Command;

/** What {@code loginsight} says without a command. */
@Command(
    name = "loginsight",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    customSynopsis = "loginsight COMMAND FILE... [options]",
    description = {
      "",
      "Turns logs into insight: what is in them, what is wrong, and which lines prove it.",
      "",
      "Examples:",
      "  loginsight demo",
      "  loginsight analyze app.log",
      "  loginsight analyze /var/log/shop *.log.gz --html report.html",
      "  loginsight alerts alerts.csv --map time=time,type=rule,host=agent",
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {"", "'loginsight COMMAND --help' tells more about a command."})
final class RootCommand {}
