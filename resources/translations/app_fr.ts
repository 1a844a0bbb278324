<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="fr_FR">
<context>
    <name>RailItem</name>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n en attente</numerusform><numerusform>%n en attente</numerusform></translation>
    </message>
</context>
<context>
    <name>SyncBar</name>
    <message numerus="yes">
        <source>%n à vérifier</source>
        <translation>
            <numerusform>%n à vérifier</numerusform><numerusform>%n à vérifier</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Le centre a refusé %n élément(s), lisez sa réponse</source>
        <translation>
            <numerusform>Le centre a refusé %n élément, lisez sa réponse</numerusform><numerusform>Le centre a refusé %n éléments, lisez sa réponse</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n à envoyer</source>
        <translation>
            <numerusform>%n à envoyer</numerusform><numerusform>%n à envoyer</numerusform></translation>
    </message>
</context>
</TS>
