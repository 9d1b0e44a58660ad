#!/bin/sh
# Every English sentence marked in src/ has a French one, none is fuzzy, and none repeats another module's differently.
set -eu
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find "$root/src" -name '*.cpp' -o -name '*.hpp' | sort > "$work/files"
xgettext --from-code=UTF-8 --language=C++ --add-comments=TRANSLATORS -o "$work/vigie.pot" \
    --keyword --keyword=tr --keyword=tr_n:1,2 --keyword=tr_in:1c,2 --keyword=VIGIE_N_ --files-from="$work/files" 2> "$work/log" ||
    { cat "$work/log"; exit 1; }
msgcat --use-first -o "$work/fr.po" "$root"/data/locale/fr/*.po
for catalogue in "$root"/data/locale/fr/*.po; do
    msgfmt --check -o /dev/null "$catalogue"
done
missing=$(msgmerge --quiet --no-fuzzy-matching -o - "$work/fr.po" "$work/vigie.pot" | msgattrib --untranslated --no-obsolete --no-wrap -)
if [ -n "$missing" ]; then
    echo "No French for:"
    echo "$missing" | grep -E '^(#:|msgid|msgctxt)' | grep -v 'msgid ""'
    exit 1
fi
fuzzy=$(msgattrib --only-fuzzy "$work/fr.po")
if [ -n "$fuzzy" ]; then
    echo "Fuzzy entries:"
    echo "$fuzzy"
    exit 1
fi
