# A config repository with three releases' worth of history.
git init --quiet
mkdir checkout
cat > checkout/deployment.yaml <<'YAML'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  selector:
    matchLabels: {app: checkout}
  template:
    metadata:
      labels: {app: checkout}
    spec:
      containers:
        - name: app
          image: registry.example.org/checkout:1.9.0
          env:
            - name: LOG_LEVEL
              value: info
          resources:
            limits:
              memory: 256Mi
YAML
git add .
git commit --quiet -m 'Add checkout 1.9.0'
sed -i 's/1\.9\.0/1.10.0/' checkout/deployment.yaml
git commit --quiet -a -m 'Release checkout 1.10.0'
sed -i 's/256Mi/512Mi/' checkout/deployment.yaml
git commit --quiet -a -m 'Raise the memory limit to 512Mi'
