{{- define "film-studio.labels" -}}
app.kubernetes.io/name: film-studio
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "film-studio.dispatchUrl" -}}
{{- .Values.dispatch.url | default (printf "http://film-studio-operator.%s.svc:%v" .Release.Namespace .Values.operator.port) -}}
{{- end }}
