# A base and an overlay for production.
mkdir -p base prod
cat > base/deployment.yaml <<'END'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example/shop/web:dev
END
cat > base/kustomization.yaml <<'END'
resources: [deployment.yaml]
END
cat > prod/kustomization.yaml <<'END'
resources: [../base]
namespace: shop
replicas:
  - name: web
    count: 6
images:
  - name: registry.example/shop/web
    newTag: "1.4"
END
