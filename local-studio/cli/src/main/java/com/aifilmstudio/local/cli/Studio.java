package com.aifilmstudio.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./studio} that are written in Java. */
@Command(
    name = "studio",
    description = "A film studio on one machine.",
    mixinStandardHelpOptions = true,
    subcommands = {})
public final class Studio {
  private Studio() {}

  /** Runs one command; exits with 0 when it did what was asked, 1 when not, 2 on wrong usage. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Studio()).execute(args));
  }
}
