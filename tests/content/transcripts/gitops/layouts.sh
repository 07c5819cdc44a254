# One base and two overlays.
mkdir -p base staging production
cat > base/deployment.yaml <<'YAML'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: app
          image: registry.example.org/checkout
YAML
cat > base/kustomization.yaml <<'YAML'
resources:
  - deployment.yaml
YAML
cat > staging/kustomization.yaml <<'YAML'
namespace: shop-staging
resources:
  - ../base
images:
  - name: registry.example.org/checkout
    newTag: 1.10.0
YAML
cat > production/kustomization.yaml <<'YAML'
namespace: shop
resources:
  - ../base
images:
  - name: registry.example.org/checkout
    newTag: 1.9.0
replicas:
  - name: checkout
    count: 3
YAML
