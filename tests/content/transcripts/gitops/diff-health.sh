# What Git says, and what the API server returns for it.
cat > git.yaml <<'YAML'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: app
        resources:
          requests:
            cpu: 1000m
YAML
cat > live.yaml <<'YAML'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  progressDeadlineSeconds: 600
  replicas: 7
  revisionHistoryLimit: 10
  template:
    spec:
      containers:
      - name: app
        resources:
          requests:
            cpu: "1"
      restartPolicy: Always
YAML
