# An environment branch fed by cherry-picks and hot fixes, and the same environments as folders.
git init -q .
printf 'image: web:1.4\nreplicas: 2\n' > web.yaml
git add web.yaml
git commit -q -m 'Release 1.4'
git branch prod
printf 'image: web:1.5\nreplicas: 2\n' > web.yaml
git commit -q -a -m 'Release 1.5'
printf 'egress: deny\n' > policy.yaml
git add policy.yaml
git commit -q -m 'Deny egress'
printf 'port: 9090\n' > metrics.yaml
git add metrics.yaml
git commit -q -m 'Expose metrics'
git switch -q prod
GIT_COMMITTER_DATE=2026-01-05T09:00:30Z git cherry-pick main~2 main > /dev/null
printf 'image: web:1.5\nreplicas: 6\n' > web.yaml
git commit -q -a -m 'Hot fix: six replicas'
git switch -q main
mkdir -p base overlays/staging overlays/prod
cat > base/deployment.yaml <<'YAML'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.org/web
YAML
printf 'resources:\n  - deployment.yaml\n' > base/kustomization.yaml
overlay() {
  printf 'resources:\n  - ../../base\nimages:\n  - name: registry.example.org/web\n    newTag: "%s"\nreplicas:\n  - name: web\n    count: %s\n' "$2" "$3" > "overlays/$1/kustomization.yaml"
}
overlay staging 1.5 2
overlay prod 1.4 6
