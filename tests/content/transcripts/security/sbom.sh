mkdir sboms
for name in cart orders search; do
  version=1.2.8
  [ "$name" = search ] && version=1.2.5
  printf '{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"purl":"pkg:npm/minimist@%s"}]}\n' "$version" > "sboms/$name.cdx.json"
done
printf '{"bomFormat":"CycloneDX","specVersion":"1.7","components":[]}\n' > sboms/docs.cdx.json
