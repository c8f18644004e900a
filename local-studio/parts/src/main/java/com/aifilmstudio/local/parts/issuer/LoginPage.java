package com.aifilmstudio.local.parts.issuer;

import java.util.stream.Collectors;

/** What a person sees of the issuer. */
final class LoginPage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Sign in – AI Film Studio</title>
      <style>
        :root { color-scheme: dark; font: 16px/1.5 system-ui, sans-serif }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center;
               background: #101113; color: #e9e6e0 }
        main { width: min(26rem, calc(100%% - 2rem)); padding: 2rem 0 }
        h1 { font-size: 1.4rem; font-weight: 600; margin: 0 0 .25rem }
        p { color: #a9a49a; margin: 0 0 1.25rem }
        button { font: inherit; width: 100%%; text-align: left; padding: .7rem 1rem; margin: 0 0 .6rem;
                 color: inherit; background: #1b1d21; border: 1px solid #34373d; border-radius: .6rem;
                 cursor: pointer }
        button:hover, button:focus-visible { border-color: #e8b04b; outline: none }
        button span { display: block; color: #a9a49a; font-size: .85rem }
        fieldset { border: 0; padding: 0; margin: 1.5rem 0 0; display: grid; gap: .6rem }
        legend { padding: 0; color: #a9a49a; margin-bottom: .6rem }
        input, select { font: inherit; width: 100%%; box-sizing: border-box; padding: .6rem .8rem;
                        background: #16181b; color: inherit; border: 1px solid #34373d;
                        border-radius: .6rem }
        fieldset button { text-align: center; background: #e8b04b; color: #16130c; border: 0 }
      </style>
      <main>
      %s
      </main>
      </html>
      """;

  private static final String CHOICE =
      """
      <h1>Who are you today?</h1>
      <p>This is the development issuer: it believes you.</p>
      <form method="post" action="/authorize?%1$s">
      %2$s
      </form>
      <form method="post" action="/authorize?%1$s">
      <fieldset>
        <legend>Or somebody else</legend>
        <input name="name" aria-label="Name" placeholder="Name" required pattern="[a-z0-9][a-z0-9._\\-]*">
        <input name="account" aria-label="Account" placeholder="Account (the name, when empty)"
               pattern="[a-z0-9][a-z0-9._\\-]*">
        <select name="role" aria-label="Role">
          <option>maker</option><option>viewer</option><option>operator</option><option>admin</option>
        </select>
        <button>Sign in</button>
      </fieldset>
      </form>
      """;

  private LoginPage() {}

  /** The form goes on with the query that led here. */
  static String of(String query) {
    var people =
        Person.CAST.stream()
            .map(
                person ->
                    "<button name=\"person\" value=\"%s\">%s<span>%s · %s</span></button>"
                        .formatted(
                            person.subject(),
                            person.name(),
                            String.join(", ", person.roles()),
                            person.account()))
            .collect(Collectors.joining("\n"));
    return FRAME.formatted(CHOICE.formatted(escaped(query), people));
  }

  static String refusal(String why) {
    return FRAME.formatted("<h1>This sign-in cannot go on</h1><p>%s</p>".formatted(escaped(why)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
