{{- define "hedong.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* The labels by which a Service, a Deployment and a policy select pods: (dict "root" $ "part" NAME) */}}
{{- define "hedong.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "hedong.labels" -}}
{{ include "hedong.selector" . }}
app.kubernetes.io/part-of: {{ .root.Chart.Name }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "hedong.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{- define "hedong.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "hedong.name" .) }}
{{- end }}

{{/* SUBGRAPH_URLS: JSON from the names of all subgraphs to the URLs of their Services. */}}
{{- define "hedong.subgraphUrls" -}}
{{- $urls := dict }}
{{- range $subgraph, $_ := .Values.subgraphs }}
{{- $_ := set $urls $subgraph (printf "%s://%s-%s:4000/graphql" (ternary "https" "http" $.Values.subgraphTls.enabled) (include "hedong.name" $) $subgraph) }}
{{- end }}
{{- toJson $urls }}
{{- end }}

{{/* The settings that all processes have. */}}
{{- define "hedong.env" -}}
- { name: NODE_ENV, value: production }
- { name: HOST, value: 0.0.0.0 }
- { name: PORT, value: '4000' }
- { name: SUBGRAPH_URLS, value: {{ include "hedong.subgraphUrls" . | quote }} }
{{- with .Values.telemetry }}
{{- if .metricsPort }}
- { name: METRICS_HOST, value: 0.0.0.0 }
- { name: METRICS_PORT, value: {{ .metricsPort | quote }} }
{{- end }}
{{- if .otlpEndpoint }}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .otlpEndpoint | quote }} }
{{- end }}
{{- end }}
{{- if .Values.subgraphTls.enabled }}
- { name: SUBGRAPH_TLS_CA_FILE, value: /run/tls/ca.crt }
- { name: SUBGRAPH_TLS_CERTIFICATE_FILE, value: /run/tls/tls.crt }
- { name: SUBGRAPH_TLS_KEY_FILE, value: /run/tls/tls.key }
{{- end }}
{{- end }}

{{/* Settings by their names, after the others. Whole numbers are written without an exponent. */}}
{{- define "hedong.extraEnv" -}}
{{- range $name, $value := . }}
{{- if kindIs "float64" $value }}{{ if eq (floor $value) $value }}{{ $value = int64 $value }}{{ end }}{{ end }}
- { name: {{ $name }}, value: {{ $value | toString | quote }} }
{{- end }}
{{- end }}

{{- define "hedong.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "hedong.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{- define "hedong.ports" -}}
- { name: http, containerPort: 4000 }
{{- if .Values.telemetry.metricsPort }}
- { name: metrics, containerPort: {{ .Values.telemetry.metricsPort }} }
{{- end }}
{{- end }}

{{/* Replicas of one node or zone are spread: (dict "root" $ "part" NAME) */}}
{{- define "hedong.spread" -}}
{{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "hedong.selector" $ | nindent 6 }}
{{- end }}
{{- end }}

{{/* Nodes and labels of pods: (dict "with" VALUES "root" $ "part" NAME) */}}
{{- define "hedong.placement" -}}
topologySpreadConstraints:
  {{- include "hedong.spread" . | nindent 2 }}
{{- with .with.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .with.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .with.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* What all pods have in common: the account, the security context, the time to stop. */}}
{{- define "hedong.pod" -}}
serviceAccountName: {{ include "hedong.serviceAccount" . }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "hedong.podSecurity" . | nindent 2 }}
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "hedong.tlsVolume" -}}
- name: tls
  secret: { secretName: {{ . }}, defaultMode: 0440 }
{{- end }}

{{/* A Deployment replaces its pods one by one, each only when the next is ready. */}}
{{- define "hedong.strategy" -}}
strategy:
  type: RollingUpdate
  rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
{{- end }}

{{/* The values of a subgraph, with the defaults of all. (dict "root" $ "own" VALUES) */}}
{{- define "hedong.subgraphValues" -}}
{{- mergeOverwrite (deepCopy .root.Values.subgraphDefaults) (deepCopy .own) | toYaml }}
{{- end }}
