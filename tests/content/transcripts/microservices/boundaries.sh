# A small history of five modules, in which orders and pricing keep changing together.
git init -q .
change() {
  local message=$1 module
  shift
  for module in "$@"; do
    mkdir -p "$module"
    echo "$message" >>"$module/code.txt"
  done
  git add .
  git commit -q -m "$message"
}
change 'Start' catalogue orders payments pricing search
git tag v1
change 'Add coupons' orders pricing
change 'Index by brand' search
change 'Round per line' orders pricing
change 'Add a card type' payments
change 'Show stock' catalogue search
change 'Price in euros' orders pricing
change 'Bundle discount' orders pricing
change 'Refund in part' orders payments
change 'Sort by rating' search
change 'Add a brand page' catalogue
change 'Tax by region' orders pricing
change 'Retry captures' payments
change 'Coupon limits' orders pricing
