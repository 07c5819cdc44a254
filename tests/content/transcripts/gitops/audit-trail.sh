# A config repository with one commit.
git init --quiet
printf 'replicas: 3\n' > checkout.yaml
git add .
git commit --quiet -m 'Run checkout three times'
printf 'replicas: 5\n' > checkout.yaml
