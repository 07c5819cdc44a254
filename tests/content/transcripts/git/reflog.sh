git init -q .
printf 'replicas: 2\n' > web.yaml
git add web.yaml
git commit -q -m 'Run two web pods'
printf 'replicas: 3\n' > web.yaml
git commit -q -a -m 'Run three web pods'
printf 'port: 9090\n' > metrics.yaml
git add metrics.yaml
git commit -q -m 'Expose metrics'
