mkdir -p talks
cat > talks/2031-05-01-quotas.txt <<'END'
Norway and Iceland agree on quotas

Norwegian Foreign Minister Ada Holm met Icelandic Prime Minister Jon Berg in Oslo on Thursday.
Norway and Iceland signed an agreement on fishing quotas. Denmark criticised Norway for the agreement.
END
cat > talks/2031-05-02-denmark.txt <<'END'
Denmark wants a seat at the table

Holm will meet Danish Prime Minister Mette Lund next week. Lund said Denmark would not sign the agreement.
END
