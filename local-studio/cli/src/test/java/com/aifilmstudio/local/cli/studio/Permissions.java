package com.aifilmstudio.local.cli.studio;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rendered roles let the operator do, one line per place, group and resource. */
final class Permissions {
  private static final String OPERATOR = "film-studio-operator";

  private final List<HasMetadata> objects;

  private Permissions(List<HasMetadata> objects) {
    this.objects = objects;
  }

  static String of(List<HasMetadata> objects) {
    var permissions = new Permissions(objects);
    return Stream.concat(permissions.everywhere(), permissions.inNamespaces())
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private Stream<String> everywhere() {
    return all(ClusterRoleBinding.class)
        .filter(binding -> binding.getSubjects().stream().anyMatch(Permissions::isOperator))
        .flatMap(binding -> clusterRole(binding.getRoleRef().getName()).getRules().stream())
        .flatMap(rule -> lines("everywhere", rule));
  }

  private Stream<String> inNamespaces() {
    return all(RoleBinding.class)
        .filter(binding -> binding.getSubjects().stream().anyMatch(Permissions::isOperator))
        .flatMap(
            binding -> {
              var place = "in " + binding.getMetadata().getNamespace();
              var rules =
                  binding.getRoleRef().getKind().equals("ClusterRole")
                      ? clusterRole(binding.getRoleRef().getName()).getRules()
                      : role(binding).getRules();
              return rules.stream().flatMap(rule -> lines(place, rule));
            });
  }

  private static boolean isOperator(Subject subject) {
    return subject.getKind().equals("ServiceAccount") && subject.getName().equals(OPERATOR);
  }

  private ClusterRole clusterRole(String name) {
    return one(ClusterRole.class, role -> role.getMetadata().getName().equals(name));
  }

  private Role role(RoleBinding binding) {
    return one(
        Role.class,
        role ->
            role.getMetadata().getName().equals(binding.getRoleRef().getName())
                && role.getMetadata().getNamespace().equals(binding.getMetadata().getNamespace()));
  }

  private <T extends HasMetadata> T one(Class<T> type, Predicate<T> which) {
    return all(type).filter(which).findFirst().orElseThrow();
  }

  private <T extends HasMetadata> Stream<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast);
  }

  private static Stream<String> lines(String place, PolicyRule rule) {
    var names =
        rule.getResourceNames().isEmpty()
            ? ""
            : " named " + String.join(" ", rule.getResourceNames());
    return rule.getApiGroups().stream()
        .map(group -> group.isEmpty() ? "core" : group)
        .flatMap(
            group ->
                rule.getResources().stream()
                    .map(
                        resource ->
                            "%s: %s %s%s: %s"
                                .formatted(
                                    place,
                                    group,
                                    resource,
                                    names,
                                    String.join(" ", rule.getVerbs()))));
  }
}
