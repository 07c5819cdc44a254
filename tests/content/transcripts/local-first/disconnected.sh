# A shop's repository at the centre, a clone at the edge that has seen release 1, and a site that has seen nothing.
git init -q centre
cd centre
printf 'image: registry.example/shop/till:3.1\n' > till.yaml
git add till.yaml
git commit -q -m 'Till 3.1'
cd ..
git clone -q centre edge
cd centre
printf 'image: registry.example/shop/till:3.2\n' > till.yaml
git commit -q -a -m 'Till 3.2'
git tag release-1
cd ../edge
git pull -q --ff-only
cd ../centre
printf 'image: registry.example/shop/till:3.3\n' > till.yaml
git commit -q -a -m 'Till 3.3'
git tag release-2
cd ..
git init -q new-site
