# A Deployment that reads its settings from a ConfigMap, as a Kustomize base.
cat > app.env <<'END'
LOG_LEVEL=info
PAGE_SIZE=50
END
cat > deployment.yaml <<'END'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example/shop/web:1.4
          envFrom:
            - configMapRef: { name: web-env }
END
cat > kustomization.yaml <<'END'
resources: [deployment.yaml]
configMapGenerator:
  - name: web-env
    envs: [app.env]
END
