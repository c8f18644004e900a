package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.parts.issuer.Issuer;
import com.aifilmstudio.local.parts.issuer.Person;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what opens the REST interface of a local studio. */
@Command(
    name = "token",
    description =
        "Print a token for the studio's REST interface, good for 15 minutes: mia is a maker, vic a"
            + " viewer of the same account, olu an operator, ada an admin.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Mixin private HomeOption home;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "mia",
      description = "Who calls: mia, vic, olu or ada. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Override
  public Integer call() {
    var person = person();
    var path = home.path();
    if (StudioStatus.of(path).parts().stream().noneMatch(part -> part.name().equals("issuer"))) {
      throw new CannotDo("No studio is up in " + path + ". Start one with ./studio up.");
    }
    var issuer = Issuer.of(Supervisor.detached(home.open(), StartListener.NONE));
    System.out.println(issuer.token(person).compact());
    return 0;
  }

  private Person person() {
    return Person.CAST.stream()
        .filter(one -> one.subject().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUsage(
                    "--as: nobody is called '%s'; there are %s."
                        .formatted(
                            name,
                            Person.CAST.stream()
                                .map(Person::subject)
                                .collect(Collectors.joining(", ")))));
  }
}
