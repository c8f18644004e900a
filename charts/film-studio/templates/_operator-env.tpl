{{- define "film-studio.operatorEnv" -}}
- {name: QUARKUS_HTTP_PORT, value: {{ .Values.operator.port | quote }}}
- {name: QUARKUS_HTTP_SSL_PORT, value: {{ .Values.operator.securePort | quote }}}
- {name: QUARKUS_PROFILE, value: "prod,tls"}
- {name: STUDIO_DISPATCH_CERTIFICATES, value: /var/run/secrets/ai-filmstudio.com/certificates}
- {name: JAVA_TOOL_OPTIONS, value: {{ printf "%s -Djava.io.tmpdir=/tmp" .Values.operator.javaOptions | quote }}}
# Many threads, each with a store of native memory of its own, would keep tens of megabytes.
- {name: MALLOC_ARENA_MAX, value: "2"}
# Where a pod's own account is; named, so that a pod that is a plain process finds it, too.
- {name: KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN, value: /var/run/secrets/kubernetes.io/serviceaccount/token}
- {name: KUBERNETES_CERTS_CA_FILE, value: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt}
- name: POD_NAMESPACE
  valueFrom: {fieldRef: {fieldPath: metadata.namespace}}
- name: POD_NAME
  valueFrom: {fieldRef: {fieldPath: metadata.name}}
# Only there may it read and make pods.
- {name: QUARKUS_OPERATOR_SDK_CONTROLLERS_RENDERPOOL_NAMESPACES, value: {{ include "film-studio.poolNamespaces" . | quote }}}
- {name: STUDIO_DISPATCH_URL, value: {{ include "film-studio.dispatchUrl" . | quote }}}
- {name: STUDIO_DISPATCH_LEASE, value: {{ .Values.dispatch.lease | quote }}}
- {name: QUARKUS_DATASOURCE_JDBC_URL, value: {{ .Values.database.url | quote }}}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom: {secretKeyRef: {name: {{ .Values.database.secretName }}, key: username}}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.database.secretName }}, key: password}}
- {name: STUDIO_OBJECTS_ENDPOINT, value: {{ include "film-studio.objectsEndpoint" . | quote }}}
- {name: STUDIO_OBJECTS_REGION, value: {{ .Values.objects.region | quote }}}
- {name: STUDIO_OBJECTS_FILMS_BUCKET, value: {{ .Values.objects.filmsBucket | quote }}}
- name: STUDIO_OBJECTS_ACCESS_KEY
  valueFrom: {secretKeyRef: {name: {{ .Values.objects.secretName }}, key: accessKey}}
- name: STUDIO_OBJECTS_SECRET_KEY
  valueFrom: {secretKeyRef: {name: {{ .Values.objects.secretName }}, key: secretKey}}
- {name: STUDIO_MONEY_PRICES, value: {{ .Values.money.prices | toJson | quote }}}
{{- with .Values.intake.namespace }}
- {name: STUDIO_INTAKE_NAMESPACE, value: {{ . | quote }}}
{{- end }}
{{- if and .Values.intake.namespace .Values.intake.queue }}
- {name: STUDIO_INTAKE_INTENTS, value: {{ .Values.intake.queue | quote }}}
- {name: STUDIO_INTAKE_REGION, value: {{ .Values.intake.region | quote }}}
{{- with .Values.intake.deadQueue }}
- {name: STUDIO_INTAKE_DEAD, value: {{ . | quote }}}
{{- end }}
{{- with .Values.intake.endpoint }}
- {name: STUDIO_INTAKE_ENDPOINT, value: {{ . | quote }}}
{{- end }}
{{- with .Values.intake.secretName }}
- name: STUDIO_INTAKE_ACCESS_KEY
  valueFrom: {secretKeyRef: {name: {{ . }}, key: accessKey}}
- name: STUDIO_INTAKE_SECRET_KEY
  valueFrom: {secretKeyRef: {name: {{ . }}, key: secretKey}}
{{- end }}
{{- end }}
{{- with .Values.gateway.redis }}
- {name: STUDIO_LIVE_REDIS, value: {{ . | quote }}}
{{- end }}
{{- with .Values.gateway.redisSecretName }}
- name: STUDIO_LIVE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ . }}, key: password}}
{{- end }}
{{- range $name, $value := .Values.operator.env }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- end }}
