git init -q .
printf 'replicas: 2\ncpu: 100m\n' > web.yaml
git add web.yaml
git commit -q -m 'Run two web pods'
