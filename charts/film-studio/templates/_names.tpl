{{- define "film-studio.labels" -}}
app.kubernetes.io/name: film-studio
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "film-studio.operatorSelector" -}}
app.kubernetes.io/name: film-studio
app.kubernetes.io/component: operator
{{- end }}

{{- define "film-studio.gatewaySelector" -}}
app.kubernetes.io/name: film-studio
app.kubernetes.io/component: gateway
{{- end }}

{{- define "film-studio.gatewayImage" -}}
{{ .Values.gateway.image | default (printf "ghcr.io/ai-filmstudio/api-gateway:%s" .Chart.AppVersion) }}
{{- end }}

{{- define "film-studio.restricted" -}}
pod-security.kubernetes.io/enforce: restricted
pod-security.kubernetes.io/audit: restricted
pod-security.kubernetes.io/warn: restricted
{{- end }}

{{- define "film-studio.namespace" -}}
{{ .Values.namespace.name | default .Release.Namespace }}
{{- end }}

{{- define "film-studio.image" -}}
{{ .Values.operator.image | default (printf "ghcr.io/ai-filmstudio/operator:%s" .Chart.AppVersion) }}
{{- end }}

{{- define "film-studio.objectsEndpoint" -}}
{{ .Values.objects.endpoint | default (printf "https://s3.%s.amazonaws.com" .Values.objects.region) }}
{{- end }}

{{- define "film-studio.dispatchUrl" -}}
{{ .Values.dispatch.url | default (printf "https://film-studio-operator.%s.svc:%v" (include "film-studio.namespace" .) .Values.operator.securePort) }}
{{- end }}

{{/* All namespaces of pools, comma between them; the operator's own is always the first. */}}
{{- define "film-studio.poolNamespaces" -}}
{{ prepend .Values.poolNamespaces (include "film-studio.namespace" .) | uniq | join "," }}
{{- end }}
