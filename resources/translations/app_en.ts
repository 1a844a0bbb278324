<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr_FR">
<context>
    <name>MainWindow</name>
    <message>
        <source>Données fictives, rien n’est envoyé</source>
        <translation>Made-up data, nothing is sent</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n waiting</numerusform><numerusform>%n waiting</numerusform></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Effacer la recherche</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Un de moins : {name}</source>
        <translation>One less: {name}</translation>
    </message>
    <message>
        <source>Un de plus : {name}</source>
        <translation>One more: {name}</translation>
    </message>
</context>
<context>
    <name>SyncBar</name>
    <message>
        <source>Envois au centre</source>
        <translation>Sending to the centre</translation>
    </message>
    <message numerus="yes">
        <source>%n à vérifier</source>
        <translation>
            <numerusform>%n to check</numerusform><numerusform>%n to check</numerusform></translation>
    </message>
    <message>
        <source>Envoi en cours…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Envoyer au centre</source>
        <translation>Send to the centre</translation>
    </message>
    <message numerus="yes">
        <source>Le centre a refusé %n élément(s), lisez sa réponse</source>
        <translation>
            <numerusform>The centre refused %n item, read its answer</numerusform><numerusform>The centre refused %n items, read its answer</numerusform></translation>
    </message>
    <message>
        <source>Passez par un lieu avec réseau ou enregistrez sur clé USB</source>
        <translation>Stop at a place with coverage or save to a USB stick</translation>
    </message>
    <message>
        <source>Rien à envoyer</source>
        <translation>Nothing to send</translation>
    </message>
    <message numerus="yes">
        <source>%n à envoyer</source>
        <translation>
            <numerusform>%n to send</numerusform><numerusform>%n to send</numerusform></translation>
    </message>
    <message>
        <source>depuis {moment}</source>
        <translation>since {moment}</translation>
    </message>
    <message>
        <source>Dernier essai sans réponse : {moment}</source>
        <translation>Last try without an answer: {moment}</translation>
    </message>
    <message>
        <source>Aucun envoi pour l’instant</source>
        <translation>Nothing sent yet</translation>
    </message>
    <message>
        <source>Dernier envoi réussi : {moment}</source>
        <translation>Last sent: {moment}</translation>
    </message>
    <message>
        <source>Aucune réception pour l’instant</source>
        <translation>Nothing received yet</translation>
    </message>
    <message>
        <source>Dernière réception : {moment}</source>
        <translation>Last received: {moment}</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Annuler : {gesture}</source>
        <translation>Undo: {gesture}</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Échap</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Maj</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Suppr</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message>
        <source>hier</source>
        <translation>yesterday</translation>
    </message>
</context>
</TS>
