{{- /* The Deployment of one role of the server: (list $ "api"). */ -}}
{{- define "agledger.server" -}}
{{- $root := first . -}}
{{- $role := last . -}}
{{- $server := $root.Values.server -}}
{{- $values := index $root.Values $role -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "agledger.fullname" $root }}-{{ $role }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "agledger.labels" . | nindent 4 }}
spec:
  replicas: {{ $values.replicas }}
  selector:
    matchLabels:
      {{- include "agledger.selector" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  template:
    metadata:
      labels:
        {{- include "agledger.labels" . | nindent 8 }}
      {{- with $values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "agledger.fullname" $root }}-server
      {{- include "agledger.pod" (list $root $role $values) | nindent 6 }}
      containers:
        - name: {{ $role }}
          image: {{ include "agledger.image" (list $root $server.image) | quote }}
          imagePullPolicy: {{ $server.image.pullPolicy }}
          args: [{{ $role }}]
          env:
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef:
                  name: {{ $server.database.existingSecret }}
                  key: {{ $server.database.urlKey }}
            {{- with $server.database.migrationUrlKey }}
            - name: DATABASE_MIGRATION_URL
              valueFrom:
                secretKeyRef:
                  name: {{ $server.database.existingSecret }}
                  key: {{ . }}
            {{- end }}
            - name: RUN_MIGRATIONS
              value: {{ $server.runMigrations | quote }}
            - name: PORT
              value: "8080"
            - name: MANAGEMENT_PORT
              value: "9090"
            # A refused key activation names the Pods that lag behind.
            - name: AGLEDGER_INSTANCE_NAME
              valueFrom: {fieldRef: {fieldPath: metadata.name}}
            - name: AGLEDGER_PLATFORM_KEY_FILE
              value: /etc/agledger/platform-key/{{ $server.platformKey.key }}
            - name: AGLEDGER_SIGNING_KEY_DIR
              value: /etc/agledger/signing-keys
            - name: LOG_LEVEL
              value: {{ $server.logLevel }}
            - name: AGLEDGER_LOG_FORMAT
              value: {{ $server.logFormat }}
            - name: JAVA_TOOL_OPTIONS
              value: {{ $server.javaOptions | quote }}
            {{- with $server.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          ports:
            {{- if eq $role "api" }}
            - {name: http, containerPort: 8080}
            {{- end }}
            - {name: metrics, containerPort: 9090}
          {{- $port := ternary "http" "metrics" (eq $role "api") }}
          startupProbe:
            httpGet: {path: /livez, port: {{ $port }}}
            periodSeconds: 2
            timeoutSeconds: 2
            failureThreshold: {{ div (int $server.startupSeconds) 2 }}
          livenessProbe:
            httpGet: {path: /livez, port: {{ $port }}}
            periodSeconds: 10
            timeoutSeconds: 5
          readinessProbe:
            httpGet: {path: /readyz, port: {{ $port }}}
            periodSeconds: 5
            timeoutSeconds: 5
          {{- if eq $role "api" }}
          # Endpoints forget this Pod before it stops to accept connections.
          lifecycle:
            preStop: {sleep: {seconds: 5}}
          {{- end }}
          securityContext:
            {{- include "agledger.containerSecurity" $root | nindent 12 }}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            - {name: platform-key, mountPath: /etc/agledger/platform-key, readOnly: true}
            # The folder, never one file of it: only then does a rotated key arrive without a restart.
            - {name: signing-keys, mountPath: /etc/agledger/signing-keys, readOnly: true}
      volumes:
        - name: tmp
          emptyDir: {sizeLimit: 64Mi}
        - name: platform-key
          secret:
            secretName: {{ $server.platformKey.existingSecret }}
            defaultMode: 0440
        - name: signing-keys
          secret:
            secretName: {{ $server.signingKeys.secretName }}
            # The operator makes it, and needs a running ledger to do so.
            optional: true
            defaultMode: 0440
{{- end }}
