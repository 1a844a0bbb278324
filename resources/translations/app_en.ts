<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr_FR">
<context>
    <name>AddingCard</name>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Nom, prénom, téléphone, année de naissance</source>
        <translation>Last name, first name, phone, year of birth</translation>
    </message>
    <message>
        <source>Roche Denise 06 39 98 41 12 1948</source>
        <translation>Roche Denise 06 39 98 41 12 1948</translation>
    </message>
    <message>
        <source>Depuis un fichier</source>
        <translation>From a file</translation>
    </message>
    <message>
        <source>Une personne par ligne</source>
        <translation>One person per line</translation>
    </message>
    <message>
        <source>Équipe</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Town hall</translation>
    </message>
    <message>
        <source>Inscription reçue par</source>
        <translation>Registration received by</translation>
    </message>
    <message>
        <source>Personnes comprises</source>
        <translation>People understood</translation>
    </message>
    <message>
        <source>Inscrire</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Chiffres non compris : {lines}</source>
        <translation>Digits not understood: {lines}</translation>
    </message>
    <message numerus="yes">
        <source>Inscrire %n personne(s)</source>
        <translation>
            <numerusform>Register %n person</numerusform>
            <numerusform>Register %n people</numerusform>
        </translation>
    </message>
    <message>
        <source>Déjà plus haut</source>
        <translation>Already above</translation>
    </message>
    <message>
        <source>Connue</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>Homonyme</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>Nouvelle</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Changer</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>AnswerBar</name>
    <message>
        <source>Plus tard</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>Le centre vous répond</source>
        <translation>The centre’s answers</translation>
    </message>
    <message>
        <source>Réponses du centre</source>
        <translation>Answers of the centre</translation>
    </message>
    <message>
        <source>Voir</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Comprendre</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>J’ai compris</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>BlankCard</name>
    <message>
        <source>Pour commencer</source>
        <translation>To begin</translation>
    </message>
    <message>
        <source>Une tournée, ce sont des communes, des jours et un véhicule. Donnez-lui un nom et ses dates, puis ajoutez les étapes : les visites, les ateliers et le matériel se préparent à partir d’elles.</source>
        <translation>A tour is a few towns, some days and a vehicle. Give it a name and its dates, then add the stops: visits, sessions and kit are prepared from them.</translation>
    </message>
    <message>
        <source>Créer ma tournée</source>
        <translation>Create my tour</translation>
    </message>
</context>
<context>
    <name>CameraCard</name>
    <message>
        <source>Montrez le code à la caméra (F2 pour fermer)</source>
        <translation>Show the code to the camera (F2 to close)</translation>
    </message>
    <message>
        <source>Image de la caméra</source>
        <translation>Camera picture</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>Question et réponses possibles</source>
        <translation>Question and possible answers</translation>
    </message>
    <message>
        <source>La coordination répondra.</source>
        <translation>The coordinators will answer.</translation>
    </message>
    <message>
        <source>Une réponse est déjà enregistrée. Celle que vous donnerez maintenant la remplacera.</source>
        <translation>An answer is already saved. The one you give now will replace it.</translation>
    </message>
</context>
<context>
    <name>CodesCard</name>
    <message>
        <source>Codes d’essai</source>
        <translation>Trial codes</translation>
    </message>
    <message>
        <source>Lisez-les à l’écran si votre lecteur le permet, ou imprimez-les.</source>
        <translation>Read them from the screen if your scanner can, or print them.</translation>
    </message>
    <message>
        <source>Code-barres {code}</source>
        <translation>Bar code {code}</translation>
    </message>
    <message>
        <source>Code QR {code}</source>
        <translation>QR code {code}</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>Ce que contient chaque colonne</source>
        <translation>What each column holds</translation>
    </message>
    <message>
        <source>Colonnes du fichier</source>
        <translation>Columns of the file</translation>
    </message>
    <message>
        <source>La colonne « {header} » contient</source>
        <translation>The column “{header}” holds</translation>
    </message>
</context>
<context>
    <name>ContestPanel</name>
    <message>
        <source>L’accepter</source>
        <translation>Accept it</translation>
    </message>
    <message>
        <source>Le refuser</source>
        <translation>Refuse it</translation>
    </message>
    <message>
        <source>Garder {letter}</source>
        <translation>Keep {letter}</translation>
    </message>
    <message>
        <source>Aucun n’est payé</source>
        <translation>Pay neither</translation>
    </message>
    <message>
        <source>Proposé</source>
        <translation>Suggested</translation>
    </message>
    <message>
        <source>Lieu inconnu</source>
        <translation>Unknown place</translation>
    </message>
    <message>
        <source>Présence notée</source>
        <translation>Marked present</translation>
    </message>
    <message>
        <source>Présence non notée</source>
        <translation>Not marked present</translation>
    </message>
    <message>
        <source>Atelier inconnu</source>
        <translation>Unknown workshop</translation>
    </message>
    <message>
        <source>Personne non nommée</source>
        <translation>Person not named</translation>
    </message>
    <message>
        <source>Affichée en ce moment</source>
        <translation>Shown at the moment</translation>
    </message>
    <message>
        <source>Gardée dans l’historique</source>
        <translation>Kept in the history</translation>
    </message>
    <message>
        <source>Quelqu’un de l’équipe</source>
        <translation>Someone in the team</translation>
    </message>
    <message>
        <source>A noté cette valeur</source>
        <translation>Wrote this value</translation>
    </message>
    <message>
        <source>Heure de son poste</source>
        <translation>By that laptop’s clock</translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message>
        <source>Envois en chiffres</source>
        <translation>Sending in figures</translation>
    </message>
    <message>
        <source>à envoyer</source>
        <translation>to send</translation>
    </message>
    <message numerus="yes">
        <source>reçu(s)</source>
        <translation>
            <numerusform>received</numerusform>
            <numerusform>received</numerusform>
        </translation>
    </message>
    <message>
        <source>Journal gardé 90 jours</source>
        <translation>Log kept for 90 days</translation>
    </message>
    <message>
        <source>Vos réponses attendues</source>
        <translation>Your answers are awaited</translation>
    </message>
    <message>
        <source>La coordination répondra</source>
        <translation>The coordinators will answer</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>Tout est réglé</source>
        <translation>All settled</translation>
    </message>
    <message numerus="yes">
        <source>refusé(s)</source>
        <translation>
            <numerusform>refused</numerusform>
            <numerusform>refused</numerusform>
        </translation>
    </message>
    <message>
        <source>Lisez la réponse</source>
        <translation>Read the answer</translation>
    </message>
    <message>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Tout est envoyé</source>
        <translation>Everything is sent</translation>
    </message>
    <message>
        <source>Rien pour l’instant</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>Depuis {moment}</source>
        <translation>Since {moment}</translation>
    </message>
</context>
<context>
    <name>CrashBand</name>
    <message>
        <source>L’application s’est arrêtée de façon inattendue.</source>
        <translation>The application stopped unexpectedly.</translation>
    </message>
    <message>
        <source>Rien n’est perdu.</source>
        <translation>Nothing is lost.</translation>
    </message>
    <message>
        <source>Voir le rapport</source>
        <translation>See the report</translation>
    </message>
    <message>
        <source>Rapport d’arrêt</source>
        <translation>Report of the stop</translation>
    </message>
    <message>
        <source>Voici tout ce qu’il contient, sans aucun nom. Il n’est jamais envoyé tout seul.</source>
        <translation>This is all that it holds, without any name. It is never sent by itself.</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Supprimer</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>{day}, {place}</source>
        <translation>{day}, {place}</translation>
    </message>
    <message>
        <source>Monter</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Descendre</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Autres actions sur cette visite</source>
        <translation>Other actions on this visit</translation>
    </message>
    <message>
        <source>Préparer l’atelier de cette visite</source>
        <translation>Prepare this visit’s session</translation>
    </message>
    <message>
        <source>Plan de la journée</source>
        <translation>Plan of the day</translation>
    </message>
    <message>
        <source>Inscriptions à {session} : {seats}</source>
        <translation>Registrations for {session}: {seats}</translation>
    </message>
    <message>
        <source>Voir {day}</source>
        <translation>See {day}</translation>
    </message>
    <message>
        <source>une autre tournée</source>
        <translation>another tour</translation>
    </message>
    <message>
        <source>Position approximative, d’après la commune</source>
        <translation>Approximate position, from the commune</translation>
    </message>
    <message>
        <source>Fin de la visite</source>
        <translation>End of the visit</translation>
    </message>
    <message>
        <source>Départ de {place}, {km} km, estimation</source>
        <translation>Leave {place}, {km} km, estimate</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>Nouvel appareil</source>
        <translation>New device</translation>
    </message>
    <message>
        <source>Corriger un appareil</source>
        <translation>Correct a device</translation>
    </message>
    <message>
        <source>Il manque le nom de l’appareil.</source>
        <translation>The device needs a name.</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>N° d’inventaire</source>
        <translation>Inventory No.</translation>
    </message>
    <message>
        <source>N° de série</source>
        <translation>Serial No.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>État</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Valeur en euros</source>
        <translation>Value in euros</translation>
    </message>
    <message>
        <source>inconnue</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Appareil</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Valeur (€)</source>
        <translation>Value (€)</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
</context>
<context>
    <name>DeviceListPanel</name>
    <message>
        <source>Chercher un appareil</source>
        <translation>Find a device</translation>
    </message>
    <message>
        <source>Nom, numéro ou personne</source>
        <translation>Name, number or person</translation>
    </message>
    <message>
        <source>Ctrl+N en ajoute un.</source>
        <translation>Ctrl+N adds one.</translation>
    </message>
    <message>
        <source>Inventaire</source>
        <translation>Inventory</translation>
    </message>
    <message>
        <source>En retard</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Prêtés</source>
        <translation>On loan</translation>
    </message>
    <message>
        <source>En réserve</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>Sortis</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>Tout</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Appareils</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Aucun appareil ici.</source>
        <translation>No device here.</translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Mouvements</source>
        <translation>Movements</translation>
    </message>
    <message>
        <source>Appareil</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Prêter…</source>
        <translation>Lend…</translation>
    </message>
    <message>
        <source>Rendu</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Sa fiche</source>
        <translation>Their record</translation>
    </message>
    <message>
        <source>Donner…</source>
        <translation>Give…</translation>
    </message>
    <message>
        <source>Vendre…</source>
        <translation>Sell…</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Autres actions</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Mettre au rebut</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>État</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>N° de série</source>
        <translation>Serial No.</translation>
    </message>
    <message>
        <source>Valeur</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>retour prévu le {day}</source>
        <translation>due back on {day}</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Appareils</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Ce poste</source>
        <translation>This laptop</translation>
    </message>
    <message>
        <source>Actualiser</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Sans équipe pour l’instant</source>
        <translation>Without a team for now</translation>
    </message>
    <message>
        <source>Territoire « {name} »</source>
        <translation>Territory “{name}”</translation>
    </message>
    <message>
        <source>liste reçue {moment}</source>
        <translation>list received {moment}</translation>
    </message>
    <message numerus="yes">
        <source>%n poste(s) actif(s)</source>
        <translation>
            <numerusform>%n active laptop</numerusform>
            <numerusform>%n active laptops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accès retiré(s)</source>
        <translation>
            <numerusform>%n access removed</numerusform>
            <numerusform>%n accesses removed</numerusform>
        </translation>
    </message>
    <message>
        <source>L’accès de {name} est retiré.</source>
        <translation>The access of {name} is removed.</translation>
    </message>
    <message>
        <source>Ce poste l’apprendra dès qu’il se connectera.</source>
        <translation>This laptop will learn it as soon as it connects.</translation>
    </message>
</context>
<context>
    <name>DoorErrands</name>
    <message>
        <source>Marquez d’abord la personne présente, puis faites signer.</source>
        <translation>Mark the person present first, then have them sign.</translation>
    </message>
</context>
<context>
    <name>DoorFooter</name>
    <message>
        <source>encaissés</source>
        <translation>received</translation>
    </message>
    <message>
        <source>sans inscription</source>
        <translation>not registered</translation>
    </message>
    <message>
        <source>Sans nom</source>
        <translation>Unnamed</translation>
    </message>
    <message>
        <source>Personnes présentes qui ne donnent pas leur nom (F9, Maj+F9)</source>
        <translation>People present who do not give their name (F9, Shift+F9)</translation>
    </message>
    <message>
        <source>Compter un groupe sans noms</source>
        <translation>Count a group without names</translation>
    </message>
    <message numerus="yes">
        <source>présent(s)</source>
        <translation>
            <numerusform>present</numerusform>
            <numerusform>present</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chèque(s)</source>
        <translation>
            <numerusform>voucher</numerusform>
            <numerusform>vouchers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoorHeader</name>
    <message>
        <source>Atelier</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>Terminer l’accueil</source>
        <translation>Finish at the door</translation>
    </message>
    <message>
        <source>Vue publique</source>
        <translation>Public view</translation>
    </message>
    <message>
        <source>Vue publique, sans liste ni nom de famille (F12)</source>
        <translation>Public view, without list or last names (F12)</translation>
    </message>
    <message>
        <source>Accueil de la salle</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>Téléphones et âges masqués</source>
        <translation>Phones and ages hidden</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>Personne n’est marqué. Choisissez avec les flèches.</source>
        <translation>Nobody was marked. Choose with the arrows.</translation>
    </message>
</context>
<context>
    <name>DoorScreen</name>
    <message>
        <source>pour {name}</source>
        <translation>for {name}</translation>
    </message>
    <message>
        <source>La personne sera demandée ensuite.</source>
        <translation>You will be asked for the person next.</translation>
    </message>
    <message>
        <source>Plusieurs personnes</source>
        <translation>Several people</translation>
    </message>
    <message>
        <source>Continuez, ou choisissez avec ↓</source>
        <translation>Type on, or choose with ↓</translation>
    </message>
    <message>
        <source>Pas trouvé</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Numéro, nom, téléphone ou code du chèque</source>
        <translation>Number, name, phone or voucher code</translation>
    </message>
    <message>
        <source>Annulé</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Groupe compté</source>
        <translation>Group counted</translation>
    </message>
    <message>
        <source>Non enregistré. Notez sur la feuille.</source>
        <translation>Not saved. Write it on the sheet.</translation>
    </message>
    <message>
        <source>Imprimer la feuille</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>Rien de prévu aujourd’hui</source>
        <translation>Nothing planned today</translation>
    </message>
    <message>
        <source>Ouvrez un atelier depuis la page Ateliers.</source>
        <translation>Open a workshop from the Workshops page.</translation>
    </message>
    <message>
        <source>effacer</source>
        <translation>clear</translation>
    </message>
    <message>
        <source>Lecteur prêt</source>
        <translation>Scanner ready</translation>
    </message>
</context>
<context>
    <name>EquipmentPage</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Equipment</translation>
    </message>
    <message>
        <source>Ce que l’équipe prête, donne ou vend</source>
        <translation>What the team lends, gives or sells</translation>
    </message>
    <message>
        <source>Nouvel appareil</source>
        <translation>New device</translation>
    </message>
    <message>
        <source>Ctrl+N en ajoute un. F6 prête celui qui est choisi, F3 note son retour.</source>
        <translation>Ctrl+N adds one. F6 lends the chosen one, F3 notes its return.</translation>
    </message>
    <message>
        <source>Aucun appareil choisi.</source>
        <translation>No device chosen.</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Appareil</source>
        <translation>Device</translation>
    </message>
</context>
<context>
    <name>ErasingPanel</name>
    <message>
        <source>Effacer une personne</source>
        <translation>Erase a person</translation>
    </message>
    <message>
        <source>Cela ne peut pas être annulé, ni ici, ni au centre, ni sur aucun poste.</source>
        <translation>This cannot be undone, neither here, nor at the centre, nor on any laptop.</translation>
    </message>
    <message>
        <source>Cet effacement a déjà été demandé : il se fera au prochain envoi.</source>
        <translation>This erasure was asked for already: it will be done with the next sending.</translation>
    </message>
    <message>
        <source>Ce qui disparaît de tous les postes</source>
        <translation>What disappears from all laptops</translation>
    </message>
    <message>
        <source>Ce qui reste, sans son nom</source>
        <translation>What stays, without the name</translation>
    </message>
    <message>
        <source>La personne l’a demandé</source>
        <translation>The person asked for it</translation>
    </message>
    <message>
        <source>Durée de conservation passée</source>
        <translation>Kept longer than allowed</translation>
    </message>
    <message>
        <source>Fiche faite par erreur</source>
        <translation>Record made by mistake</translation>
    </message>
    <message>
        <source>Motif</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nom à taper</source>
        <translation>Name to type</translation>
    </message>
    <message>
        <source>Effacer pour toujours</source>
        <translation>Erase for ever</translation>
    </message>
    <message>
        <source>Garder la fiche</source>
        <translation>Keep the record</translation>
    </message>
    <message>
        <source>Effacer {name}</source>
        <translation>Erase {name}</translation>
    </message>
    <message>
        <source>cette personne</source>
        <translation>this person</translation>
    </message>
    <message>
        <source>Pour confirmer, tapez « {name} ».</source>
        <translation>To confirm, type “{name}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s), avec l’historique, les notes et les questions posées à leur sujet</source>
        <translation>
            <numerusform>%n record, with its history, notes and the questions asked about it</numerusform>
            <numerusform>%n records, with their history, notes and the questions asked about them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mandat(s) et le journal de leurs actions</source>
        <translation>
            <numerusform>%n mandate and the log of its actions</numerusform>
            <numerusform>%n mandates and the log of their actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n niveau(x) estimé(s)</source>
        <translation>
            <numerusform>%n estimated level</numerusform>
            <numerusform>%n estimated levels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) signé(s) par elle</source>
        <translation>
            <numerusform>%n paper that she signed</numerusform>
            <numerusform>%n papers that she signed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présence(s)</source>
        <translation>
            <numerusform>%n presence</numerusform>
            <numerusform>%n presences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
            <numerusform>%n vouchers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcours</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paiement(s)</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message>
        <source>{list}, pour les bilans et les comptes</source>
        <translation>{list}, for reports and accounts</translation>
    </message>
    <message numerus="yes">
        <source>%n feuille(s) d’émargement scannée(s), où son nom se lit avec ceux des autres</source>
        <translation>
            <numerusform>%n scanned attendance sheet, where the name can be read with those of others</numerusform>
            <numerusform>%n scanned attendance sheets, where the name can be read with those of others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Exporter…</source>
        <translation>Export…</translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s) enregistrée(s) : {name}</source>
        <translation>
            <numerusform>%n line saved: {name}</numerusform>
            <numerusform>%n lines saved: {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Tableaux (*.xlsx *.ods *.csv *.json)</source>
        <translation>Spreadsheets (*.xlsx *.ods *.csv *.json)</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>FilteredList</name>
    <message>
        <source>Filtre</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Étape de la première ouverture</source>
        <translation>Step of the first opening</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Étape {number} sur {total}</source>
        <translation>Step {number} of {total}</translation>
    </message>
    <message>
        <source>Préparation de ce poste…</source>
        <translation>Preparing this computer…</translation>
    </message>
    <message>
        <source>Ouvrir Tournée</source>
        <translation>Open Tournée</translation>
    </message>
    <message>
        <source>Nom donné par le code</source>
        <translation>Name given by the code</translation>
    </message>
    <message>
        <source>Ce que l’équipe a déjà écrit</source>
        <translation>What the team has written so far</translation>
    </message>
    <message>
        <source>Rien pour l’instant</source>
        <translation>Nothing for now</translation>
    </message>
    <message numerus="yes">
        <source>Encore %n étape(s), environ {minutes} minutes</source>
        <translation>
            <numerusform>%n more step, about {minutes} minutes</numerusform>
            <numerusform>%n more steps, about {minutes} minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>Groupe sans noms</source>
        <translation>Group without names</translation>
    </message>
    <message>
        <source>Combien de personnes ?</source>
        <translation>How many people?</translation>
    </message>
    <message>
        <source>dans ce groupe</source>
        <translation>in this group</translation>
    </message>
    <message>
        <source>{count} sans nom à cet atelier après ce groupe.</source>
        <translation>{count} without a name at this workshop after this group.</translation>
    </message>
    <message numerus="yes">
        <source>%n femme(s)</source>
        <translation>
            <numerusform>%n woman</numerusform>
            <numerusform>%n women</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n homme(s)</source>
        <translation>
            <numerusform>%n man</numerusform>
            <numerusform>%n men</numerusform>
        </translation>
    </message>
    <message>
        <source>Genre non précisé</source>
        <translation>Gender not given</translation>
    </message>
    <message>
        <source>Âge non précisé</source>
        <translation>Age not given</translation>
    </message>
    <message numerus="yes">
        <source>%n non communiqué(s)</source>
        <translation>
            <numerusform>%n not stated</numerusform>
            <numerusform>%n not stated</numerusform>
        </translation>
    </message>
    <message>
        <source>« {word} » n’est pas compris.</source>
        <translation>“{word}” is not understood.</translation>
    </message>
    <message>
        <source>Tapez un nombre, par exemple {example}.</source>
        <translation>Type a number, for example {example}.</translation>
    </message>
    <message>
        <source>Le détail compte {total} personnes pour {stated} annoncées.</source>
        <translation>The breakdown counts {total} people for the {stated} stated.</translation>
    </message>
    <message>
        <source>9f : neuf femmes, 5h : cinq hommes, 10x70 : dix personnes de 70 ans environ.</source>
        <translation>9f: nine women, 5h: five men, 10x70: ten people of about 70.</translation>
    </message>
    <message>
        <source>Compter ce groupe</source>
        <translation>Count this group</translation>
    </message>
    <message>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
</context>
<context>
    <name>HandoverBox</name>
    <message>
        <source>Prêter</source>
        <translation>Lend</translation>
    </message>
    <message>
        <source>Donner</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>Vendre</source>
        <translation>Sell</translation>
    </message>
    <message>
        <source>À qui</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>Retour prévu le</source>
        <translation>Due back on</translation>
    </message>
    <message>
        <source>Prix en euros</source>
        <translation>Price in euros</translation>
    </message>
    <message>
        <source>aucun</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Avec le parcours</source>
        <translation>With the pack</translation>
    </message>
    <message>
        <source>Prix (€)</source>
        <translation>Price (€)</translation>
    </message>
    <message>
        <source>Sans parcours</source>
        <translation>Without a pack</translation>
    </message>
    <message>
        <source>Choisissez une personne de la liste proposée.</source>
        <translation>Choose a person from the list.</translation>
    </message>
</context>
<context>
    <name>HeadcountCard</name>
    <message>
        <source>Personnes non nommées</source>
        <translation>Unnamed people</translation>
    </message>
    <message>
        <source>Comptées sans fiche : genre et tranche d’âge.</source>
        <translation>Counted without a record: gender and age band.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Femmes</source>
        <translation>Women</translation>
    </message>
    <message>
        <source>Hommes</source>
        <translation>Men</translation>
    </message>
    <message numerus="yes">
        <source>%n autre(s) tranche(s) d’âge</source>
        <translation>
            <numerusform>%n other age band</numerusform>
            <numerusform>%n other age bands</numerusform>
        </translation>
    </message>
    <message>
        <source>par genre</source>
        <translation>by gender</translation>
    </message>
    <message>
        <source>par âge</source>
        <translation>by age</translation>
    </message>
    <message>
        <source>Total {total}, mais {details}.</source>
        <translation>Total {total}, but {details}.</translation>
    </message>
</context>
<context>
    <name>HelpFields</name>
    <message>
        <source>Qui fait</source>
        <translation>Who does it</translation>
    </message>
    <message>
        <source>Personne réorientée</source>
        <translation>Person sent on</translation>
    </message>
    <message>
        <source>à préciser</source>
        <translation>to be told</translation>
    </message>
    <message>
        <source>Réorientée vers</source>
        <translation>Sent on to</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>F1 ouvre l’aide de la page où vous êtes.</source>
        <translation>F1 opens the help about the page you are on.</translation>
    </message>
    <message>
        <source>Sujets</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Texte de l’aide</source>
        <translation>Text of the help</translation>
    </message>
    <message>
        <source>La fenêtre et le clavier</source>
        <translation>The window and the keyboard</translation>
    </message>
    <message>
        <source>Toutes les touches</source>
        <translation>All keys</translation>
    </message>
</context>
<context>
    <name>IdentityForm</name>
    <message>
        <source>Ni mot de passe, ni situation de santé ou de famille</source>
        <translation>No password, nothing about health or family</translation>
    </message>
    <message>
        <source>Non communiqué</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>Choisissez une commune de la liste, par son nom ou son code postal.</source>
        <translation>Choose a commune from the list, by its name or its postal code.</translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message>
        <source>Importer un tableau</source>
        <translation>Import a spreadsheet</translation>
    </message>
    <message>
        <source>Rien n’est enregistré avant que vous ne le demandiez.</source>
        <translation>Nothing is saved until you ask for it.</translation>
    </message>
    <message>
        <source>Essai de l’import</source>
        <translation>Trial of the import</translation>
    </message>
    <message>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Un autre fichier</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Enregistrer les lignes refusées</source>
        <translation>Save the refused lines</translation>
    </message>
    <message numerus="yes">
        <source>Importer %n ligne(s)</source>
        <translation>
            <numerusform>Import %n line</numerusform>
            <numerusform>Import %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s) importée(s) sur ce poste.</source>
        <translation>
            <numerusform>%n line imported on this computer.</numerusform>
            <numerusform>%n lines imported on this computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annuler l’import</source>
        <translation>Undo the import</translation>
    </message>
    <message>
        <source>L’import est annulé.</source>
        <translation>The import is undone.</translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s) qui ont servi depuis sont gardées.</source>
        <translation>
            <numerusform>%n record used since is kept.</numerusform>
            <numerusform>%n records used since are kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import en cours</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>lignes-refusees.xlsx</source>
        <translation>refused-lines.xlsx</translation>
    </message>
    <message>
        <source>Enregistré : {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Tableaux (*.csv *.xlsx *.ods *.json *.tsv *.txt *.xls);;Tous les fichiers (*)</source>
        <translation>Spreadsheets (*.csv *.xlsx *.ods *.json *.tsv *.txt *.xls);;All files (*)</translation>
    </message>
    <message>
        <source>Choisir un fichier à importer</source>
        <translation>Choose a file to import</translation>
    </message>
    <message>
        <source>Tableaux (*.xlsx *.ods *.csv *.json)</source>
        <translation>Spreadsheets (*.xlsx *.ods *.csv *.json)</translation>
    </message>
    <message>
        <source>Enregistrer sous</source>
        <translation>Save as</translation>
    </message>
</context>
<context>
    <name>InviteCard</name>
    <message>
        <source>Code QR : adresse du centre et code</source>
        <translation>QR code: the centre’s address and the code</translation>
    </message>
    <message>
        <source>Adresse du centre : {url}</source>
        <translation>Centre’s address: {url}</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>Relier un poste</source>
        <translation>Link a laptop</translation>
    </message>
    <message>
        <source>Sur le nouvel ordinateur, choisissez « Rejoindre une équipe », puis tapez ce code.</source>
        <translation>On the new computer, choose “Join a team”, then type this code.</translation>
    </message>
    <message>
        <source>Code QR</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Code à usage unique</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>Prénom et nom</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>Pour</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Médiation</source>
        <translation>Mediation</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>Coordination</translation>
    </message>
    <message>
        <source>Rôle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>C’est le centre qui donne un code : il faut qu’il réponde.</source>
        <translation>The centre gives the code: it has to answer first.</translation>
    </message>
    <message>
        <source>Obtenir un code</source>
        <translation>Get a code</translation>
    </message>
    <message>
        <source>Indiquez qui travaillera sur ce poste.</source>
        <translation>Say who will work on this laptop.</translation>
    </message>
    <message>
        <source>Valable une fois, encore {minutes} min {seconds} s</source>
        <translation>Works once, for another {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>Ce code n’est plus valable.</source>
        <translation>This code no longer works.</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Rejoindre une équipe</source>
        <translation>Join a team</translation>
    </message>
    <message>
        <source>Le centre a été remis en état et ne connaît plus ce poste. Demandez-lui un nouveau code.</source>
        <translation>The centre was restored and no longer knows this laptop. Ask it for a new code.</translation>
    </message>
    <message>
        <source>Ce poste travaille seul. La coordination donne l’adresse du centre et un code.</source>
        <translation>This laptop works alone. A coordinator gives the centre’s address and a code.</translation>
    </message>
    <message>
        <source>Tout ce qui est sur ce poste y reste, et partira au prochain envoi.</source>
        <translation>All that is on this laptop stays on it, and will go with the next sending.</translation>
    </message>
    <message>
        <source>Le centre répond…</source>
        <translation>The centre is answering…</translation>
    </message>
    <message>
        <source>Rejoindre l’équipe</source>
        <translation>Join the team</translation>
    </message>
    <message>
        <source>Adresse du centre</source>
        <translation>Centre’s address</translation>
    </message>
    <message>
        <source>Code à usage unique</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>8 lettres et chiffres, sans 0, O, 1 ni I</source>
        <translation>8 letters and digits, without 0, O, 1 or I</translation>
    </message>
    <message>
        <source>Indiquez l’adresse du centre.</source>
        <translation>Give the centre’s address.</translation>
    </message>
    <message>
        <source>Le code compte huit lettres et chiffres.</source>
        <translation>The code has eight letters and digits.</translation>
    </message>
</context>
<context>
    <name>KitCard</name>
    <message>
        <source>Matériel</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Matériel, {day}</source>
        <translation>Kit, {day}</translation>
    </message>
    <message>
        <source>Départ</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Compter</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Ajouter un matériel</source>
        <translation>Add a thing</translation>
    </message>
    <message>
        <source>Reprendre la liste type</source>
        <translation>Use the usual list</translation>
    </message>
    <message>
        <source>Rien n’est noté pour cette tournée.</source>
        <translation>Nothing is listed for this tour.</translation>
    </message>
    <message>
        <source>{done} sur {all}</source>
        <translation>{done} of {all}</translation>
    </message>
    <message>
        <source>{in_} revenus sur {out}</source>
        <translation>{in_} back of {out}</translation>
    </message>
    <message>
        <source>coché</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>non coché</source>
        <translation>not ticked</translation>
    </message>
</context>
<context>
    <name>LaptopListCard</name>
    <message>
        <source>Postes</source>
        <translation>Laptops</translation>
    </message>
    <message>
        <source>La liste vient du centre, dès qu’il répond.</source>
        <translation>The list comes from the centre, as soon as it answers.</translation>
    </message>
    <message>
        <source>Aucun poste à montrer pour l’instant.</source>
        <translation>No laptop to show for now.</translation>
    </message>
    <message>
        <source>{name} (ce poste)</source>
        <translation>{name} (this laptop)</translation>
    </message>
</context>
<context>
    <name>LaptopPanel</name>
    <message>
        <source>Séries de chèques réservées à ce poste</source>
        <translation>Series of vouchers reserved for this laptop</translation>
    </message>
    <message>
        <source>Poste</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Relié le</source>
        <translation>Linked on</translation>
    </message>
    <message>
        <source>Dernières nouvelles</source>
        <translation>Last news</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Heure de l’ordinateur</source>
        <translation>Computer’s clock</translation>
    </message>
    <message>
        <source>Peut voir</source>
        <translation>May see</translation>
    </message>
    <message>
        <source>Contenu</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Annoncé, pas encore arrivé</source>
        <translation>Announced, not arrived yet</translation>
    </message>
    <message>
        <source>Accès retiré le</source>
        <translation>Access removed on</translation>
    </message>
    <message>
        <source>Numéro du poste</source>
        <translation>Laptop’s number</translation>
    </message>
    <message>
        <source>Réserver une série de chèques…</source>
        <translation>Reserve a series of vouchers…</translation>
    </message>
    <message>
        <source>Retirer l’accès…</source>
        <translation>Remove access…</translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) depuis {since}</source>
        <translation>
            <numerusform>%n item since {since}</numerusform>
            <numerusform>%n items since {since}</numerusform>
        </translation>
    </message>
    <message>
        <source>L’accès de ce poste se retire depuis un autre poste de coordination, ou au centre.</source>
        <translation>The access of this laptop is removed from another coordinator’s laptop, or at the centre.</translation>
    </message>
    <message>
        <source>Sans réseau, l’accès ne peut pas être retiré : c’est le centre qui le retire.</source>
        <translation>Without a network, access cannot be removed: the centre removes it.</translation>
    </message>
    <message>
        <source>terminée le {day}</source>
        <translation>ended on {day}</translation>
    </message>
    <message>
        <source>jusqu’au {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>{first} à {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>Rendre à tous</source>
        <translation>Release to all</translation>
    </message>
</context>
<context>
    <name>LaptopWords</name>
    <message>
        <source>Accès retiré</source>
        <translation>Access removed</translation>
    </message>
    <message numerus="yes">
        <source>%n jour(s) sans nouvelles</source>
        <translation>
            <numerusform>%n day without news</numerusform>
            <numerusform>%n days without news</numerusform>
        </translation>
    </message>
    <message>
        <source>Horloge à régler</source>
        <translation>Clock to be set</translation>
    </message>
    <message>
        <source>Effacement à faire</source>
        <translation>Erasure to be done</translation>
    </message>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>À jour</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>coordination</source>
        <translation>coordination</translation>
    </message>
    <message>
        <source>médiation numérique</source>
        <translation>digital mediation</translation>
    </message>
    <message numerus="yes">
        <source>juste, à %n s près</source>
        <translation>
            <numerusform>right, to within %n s</numerusform>
            <numerusform>right, to within %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>en avance de {far}</source>
        <translation>{far} fast</translation>
    </message>
    <message>
        <source>en retard de {far}</source>
        <translation>{far} slow</translation>
    </message>
    <message>
        <source>tout le territoire</source>
        <translation>the whole territory</translation>
    </message>
    <message>
        <source>ce qui est commun à tous</source>
        <translation>what is common to all</translation>
    </message>
    <message>
        <source>{sectors}, et ce qui est commun à tous</source>
        <translation>{sectors}, and what is common to all</translation>
    </message>
    <message numerus="yes">
        <source>au plus %n fiche(s) de personnes</source>
        <translation>
            <numerusform>at most %n person’s record</numerusform>
            <numerusform>at most %n people’s records</numerusform>
        </translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>version {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jour(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LevelBox</name>
    <message>
        <source>En quoi</source>
        <translation>In what</translation>
    </message>
    <message>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Après</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Avant ou après</source>
        <translation>Before or after</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Noter le niveau</source>
        <translation>Note the level</translation>
    </message>
    <message>
        <source>Quand</source>
        <translation>When</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Lignes refusées</source>
        <translation>Refused lines</translation>
    </message>
    <message>
        <source>À regarder</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Lignes à regarder</source>
        <translation>Lines to look at</translation>
    </message>
    <message>
        <source>Qui est cette personne</source>
        <translation>Who this person is</translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) à importer</source>
        <translation>
            <numerusform>line to import</numerusform>
            <numerusform>lines to import</numerusform>
        </translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message numerus="yes">
        <source>refusée(s)</source>
        <translation>
            <numerusform>refused</numerusform>
            <numerusform>refused</numerusform>
        </translation>
    </message>
    <message>
        <source>déjà à jour</source>
        <translation>up to date already</translation>
    </message>
    <message>
        <source>Ligne {number}</source>
        <translation>Line {number}</translation>
    </message>
    <message>
        <source>C’est {name}</source>
        <translation>It is {name}</translation>
    </message>
    <message>
        <source>C’est une nouvelle personne</source>
        <translation>It is somebody new</translation>
    </message>
    <message>
        <source>Laisser cette ligne</source>
        <translation>Leave this line</translation>
    </message>
    <message>
        <source>Choisissez…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>ListAndRecord</name>
    <message>
        <source>Parties</source>
        <translation>Parts</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Données fictives, rien n’est envoyé</source>
        <translation>Made-up data, nothing is sent</translation>
    </message>
</context>
<context>
    <name>MandateBand</name>
    <message>
        <source>Faire à sa place demande un mandat : ajoutez d’abord la personne.</source>
        <translation>Acting in someone’s place takes a mandate: add the person first.</translation>
    </message>
    <message>
        <source>Faire à la place de {name} demande un mandat.</source>
        <translation>Acting in {name}’s place takes a mandate.</translation>
    </message>
    <message>
        <source>Établir le mandat</source>
        <translation>Draw up the mandate</translation>
    </message>
    <message>
        <source>Mandat de {name} jusqu’au {day} : notez-y chaque action faite.</source>
        <translation>{name}’s mandate until {day}: note each thing done in it.</translation>
    </message>
    <message>
        <source>Ouvrir le mandat</source>
        <translation>Open the mandate</translation>
    </message>
</context>
<context>
    <name>MandateListPanel</name>
    <message>
        <source>Chercher un mandat</source>
        <translation>Find a mandate</translation>
    </message>
    <message>
        <source>Nom ou action</source>
        <translation>Name or action</translation>
    </message>
    <message>
        <source>Ctrl+N en établit un.</source>
        <translation>Ctrl+N makes one.</translation>
    </message>
    <message>
        <source>En cours</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>À signer</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>Fin proche</source>
        <translation>Ending soon</translation>
    </message>
    <message>
        <source>Finis</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Tous</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Mandats</source>
        <translation>Mandates</translation>
    </message>
    <message>
        <source>Aucun mandat ici.</source>
        <translation>No mandate here.</translation>
    </message>
</context>
<context>
    <name>MandatePanel</name>
    <message>
        <source>Mandat de {name}</source>
        <translation>Mandate of {name}</translation>
    </message>
    <message>
        <source>Mandat</source>
        <translation>Mandate</translation>
    </message>
    <message>
        <source>Actions permises et faites</source>
        <translation>Actions allowed and done</translation>
    </message>
    <message>
        <source>Le papier est signé</source>
        <translation>The paper is signed</translation>
    </message>
    <message>
        <source>Imprimer (2 exemplaires)</source>
        <translation>Print (2 copies)</translation>
    </message>
    <message>
        <source>Révoquer…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>Sa fiche</source>
        <translation>Their record</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Accord</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Établi</source>
        <translation>Drawn up</translation>
    </message>
    <message>
        <source>Démarches</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>À garder jusqu’au</source>
        <translation>To keep until</translation>
    </message>
    <message>
        <source>Révoqué le {day} : {reason}. Plus rien ne peut être fait en son nom.</source>
        <translation>Revoked on {day}: {reason}. Nothing more may be done in their name.</translation>
    </message>
    <message>
        <source>Ce mandat est terminé. Plus rien ne peut être fait en son nom sans un nouveau mandat.</source>
        <translation>This mandate is over. Nothing more may be done in their name without a new one.</translation>
    </message>
    <message>
        <source>Le papier n’est pas encore signé. Faites-le signer avant d’agir.</source>
        <translation>The paper is not signed yet. Have it signed before you act.</translation>
    </message>
    <message>
        <source>Du {first} au {last}, compris</source>
        <translation>From {first} to {last}, inclusive</translation>
    </message>
    <message>
        <source>Actions permises</source>
        <translation>Actions allowed</translation>
    </message>
    <message>
        <source>Actions faites</source>
        <translation>Actions done</translation>
    </message>
    <message>
        <source>notées avec « {session} »</source>
        <translation>noted with “{session}”</translation>
    </message>
    <message>
        <source>Noter comme faite</source>
        <translation>Note as done</translation>
    </message>
</context>
<context>
    <name>MandatesPage</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Mandats</source>
        <translation>Mandates</translation>
    </message>
    <message>
        <source>Pour faire une démarche à la place d’une personne</source>
        <translation>To do a procedure in somebody’s place</translation>
    </message>
    <message>
        <source>Nouveau mandat</source>
        <translation>New mandate</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Mandat</source>
        <translation>Mandate</translation>
    </message>
</context>
<context>
    <name>MandatesTab</name>
    <message>
        <source>Mandats</source>
        <translation>Mandates</translation>
    </message>
    <message>
        <source>Aucun mandat.</source>
        <translation>No mandate.</translation>
    </message>
    <message>
        <source>Il en faut un pour faire à sa place.</source>
        <translation>One is needed to act in their place.</translation>
    </message>
    <message>
        <source>Nouveau mandat</source>
        <translation>New mandate</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Fond de carte : {source}</source>
        <translation>Map: {source}</translation>
    </message>
    <message>
        <source>Position inconnue : {places}</source>
        <translation>Position unknown: {places}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Carte des étapes, décrite par le tableau</source>
        <translation>Map of the stops, described by the table</translation>
    </message>
</context>
<context>
    <name>MoneyField</name>
    <message>
        <source>gratuit</source>
        <translation>free</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Mois de la tournée</source>
        <translation>Month of the tour</translation>
    </message>
</context>
<context>
    <name>NewMandatePanel</name>
    <message>
        <source>Nouveau mandat</source>
        <translation>New mandate</translation>
    </message>
    <message>
        <source>Démarches concernées</source>
        <translation>Procedures concerned</translation>
    </message>
    <message>
        <source>Personne</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Fait à</source>
        <translation>Made in</translation>
    </message>
    <message>
        <source>Fait à (commune)</source>
        <translation>Made in (commune)</translation>
    </message>
    <message>
        <source>Actions permises</source>
        <translation>Actions allowed</translation>
    </message>
    <message>
        <source>Déclarer ses revenus de 2025 sur impots.gouv.fr
Demander un échéancier</source>
        <translation>File their 2025 income tax return on impots.gouv.fr
Ask for payment by instalments</translation>
    </message>
    <message>
        <source>Une par ligne. Ni mot de passe, ni code</source>
        <translation>One per line. No password, no code</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Accord</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Jour de l’accord</source>
        <translation>Day of consent</translation>
    </message>
    <message>
        <source>Heure de l’accord</source>
        <translation>Time of consent</translation>
    </message>
    <message>
        <source>Heure</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Comment la personne donne son accord</source>
        <translation>How the person consents</translation>
    </message>
    <message>
        <source>Établir le mandat</source>
        <translation>Draw up the mandate</translation>
    </message>
    <message>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Prend fin le {day}, ce jour compris.</source>
        <translation>Ends on {day}, that day included.</translation>
    </message>
    <message>
        <source>Choisissez une personne de la liste proposée.</source>
        <translation>Choose a person from the list.</translation>
    </message>
    <message>
        <source>Écrivez au moins une action.</source>
        <translation>Write at least one action.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Il manque la phrase secrète</source>
        <translation>The passphrase is missing</translation>
    </message>
    <message>
        <source>La phrase secrète est trop courte</source>
        <translation>The passphrase is too short</translation>
    </message>
    <message>
        <source>Tapez la phrase une seconde fois</source>
        <translation>Type the phrase a second time</translation>
    </message>
    <message>
        <source>Phrase secrète</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>La même phrase, une seconde fois</source>
        <translation>The same phrase, a second time</translation>
    </message>
    <message>
        <source>La même, une seconde fois</source>
        <translation>The same one, a second time</translation>
    </message>
    <message>
        <source>Proposer une autre phrase</source>
        <translation>Propose another phrase</translation>
    </message>
    <message>
        <source>Identique</source>
        <translation>Identical</translation>
    </message>
    <message>
        <source>Pas encore identique</source>
        <translation>Not identical yet</translation>
    </message>
    <message>
        <source>Cinq mots sans lien entre eux, faciles à retenir</source>
        <translation>Five unrelated words, easy to remember</translation>
    </message>
    <message>
        <source>Trop courte : ajoutez des mots sans lien entre eux</source>
        <translation>Too short: add unrelated words</translation>
    </message>
    <message>
        <source>Correcte : un mot de plus la rendrait solide</source>
        <translation>Fair: one more word would make it strong</translation>
    </message>
    <message>
        <source>Solide</source>
        <translation>Strong</translation>
    </message>
    <message numerus="yes">
        <source>Solide : %n mot(s) sans lien entre eux</source>
        <translation>
            <numerusform>Strong: %n word</numerusform>
            <numerusform>Strong: %n unrelated words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPersonCard</name>
    <message>
        <source>Nouvelle personne</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Un nom ou un prénom suffit.</source>
        <translation>A last or first name is enough.</translation>
    </message>
    <message>
        <source>Commune inconnue : corrigez ou effacez.</source>
        <translation>Unknown town: correct or clear it.</translation>
    </message>
    <message>
        <source>C’est {person}</source>
        <translation>It is {person}</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Année de naissance</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>proposée</source>
        <translation>suggested</translation>
    </message>
    <message>
        <source>Déjà connue ?</source>
        <translation>Already known?</translation>
    </message>
    <message>
        <source>Enregistrer, présent·e</source>
        <translation>Save as present</translation>
    </message>
    <message>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
</context>
<context>
    <name>NewPersonPanel</name>
    <message>
        <source>Nouvelle personne</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Déjà connue ?</source>
        <translation>Already known?</translation>
    </message>
    <message>
        <source>Si c’est elle, ouvrez sa fiche plutôt que d’en créer une autre.</source>
        <translation>If it is the same person, open that record rather than making another.</translation>
    </message>
    <message>
        <source>Choisissez une commune de la liste, par son nom ou son code postal.</source>
        <translation>Choose a commune from the list, by its name or its postal code.</translation>
    </message>
</context>
<context>
    <name>NewPlaceBox</name>
    <message>
        <source>Nom du lieu</source>
        <translation>Name of the place</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Ajouter le lieu</source>
        <translation>Add the place</translation>
    </message>
    <message>
        <source>Choisissez une commune de la liste, par son nom ou son code postal.</source>
        <translation>Choose a commune from the list, by its name or its postal code.</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Ni mot de passe, ni situation de santé ou de famille</source>
        <translation>No password, nothing about health or family</translation>
    </message>
    <message>
        <source>un mot de passe ne se note pas</source>
        <translation>a password must not be written down</translation>
    </message>
    <message>
        <source>un code ne se note pas</source>
        <translation>a code must not be written down</translation>
    </message>
    <message>
        <source>le numéro de sécurité sociale ne se note pas</source>
        <translation>the social security number must not be written down</translation>
    </message>
    <message>
        <source>rien d’une carte bancaire ne se note</source>
        <translation>nothing of a bank card must be written down</translation>
    </message>
    <message>
        <source>la santé d’une personne ne se note pas</source>
        <translation>a person’s health must not be written down</translation>
    </message>
    <message>
        <source>la situation d’une personne ne se note pas</source>
        <translation>a person’s situation must not be written down</translation>
    </message>
    <message>
        <source>les convictions ou la vie privée d’une personne ne se notent pas</source>
        <translation>a person’s beliefs or private life must not be written down</translation>
    </message>
    <message>
        <source>« {words} » : {reason}. Retirez ces mots de la note.</source>
        <translation>“{words}”: {reason}. Take these words out of the note.</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Ce poste</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Sans équipe</source>
        <translation>No team</translation>
    </message>
    <message>
        <source>Médiation numérique</source>
        <translation>Digital mediation</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>Coordination</translation>
    </message>
    <message>
        <source>Fiche modifiée</source>
        <translation>Record changed</translation>
    </message>
    <message>
        <source>Fiche supprimée</source>
        <translation>Record deleted</translation>
    </message>
    <message>
        <source>Atelier modifié</source>
        <translation>Workshop changed</translation>
    </message>
    <message>
        <source>Atelier supprimé</source>
        <translation>Workshop deleted</translation>
    </message>
    <message>
        <source>Mandat établi</source>
        <translation>Mandate drawn up</translation>
    </message>
    <message>
        <source>Mandat signé</source>
        <translation>Mandate signed</translation>
    </message>
    <message>
        <source>Action notée</source>
        <translation>Action noted</translation>
    </message>
    <message>
        <source>Mandat révoqué</source>
        <translation>Mandate revoked</translation>
    </message>
    <message>
        <source>Atelier ajouté au programme</source>
        <translation>Workshop added to the catalogue</translation>
    </message>
    <message>
        <source>Programme modifié</source>
        <translation>Catalogue changed</translation>
    </message>
    <message>
        <source>Programme type repris</source>
        <translation>Example catalogue taken</translation>
    </message>
    <message>
        <source>Inscription notée</source>
        <translation>Registration noted</translation>
    </message>
    <message>
        <source>Absence notée</source>
        <translation>Absence noted</translation>
    </message>
    <message>
        <source>Place donnée</source>
        <translation>Seat given</translation>
    </message>
    <message>
        <source>Appel noté</source>
        <translation>Call noted</translation>
    </message>
    <message>
        <source>Parcours ouvert</source>
        <translation>Pack opened</translation>
    </message>
    <message>
        <source>Atelier compté</source>
        <translation>Session counted</translation>
    </message>
    <message>
        <source>Atelier non compté</source>
        <translation>Session not counted any longer</translation>
    </message>
    <message>
        <source>Parcours clos</source>
        <translation>Pack closed</translation>
    </message>
    <message>
        <source>Parcours rouvert</source>
        <translation>Pack opened again</translation>
    </message>
    <message>
        <source>Niveau noté</source>
        <translation>Level noted</translation>
    </message>
    <message>
        <source>Appareil ajouté</source>
        <translation>Device added</translation>
    </message>
    <message>
        <source>Appareil modifié</source>
        <translation>Device changed</translation>
    </message>
    <message>
        <source>Appareil prêté</source>
        <translation>Device lent</translation>
    </message>
    <message>
        <source>Retour noté</source>
        <translation>Return noted</translation>
    </message>
    <message>
        <source>Appareil donné</source>
        <translation>Device given</translation>
    </message>
    <message>
        <source>Appareil vendu</source>
        <translation>Device sold</translation>
    </message>
    <message>
        <source>Appareil mis au rebut</source>
        <translation>Device discarded</translation>
    </message>
    <message>
        <source>Atelier déplacé</source>
        <translation>Session moved</translation>
    </message>
    <message>
        <source>Atelier copié</source>
        <translation>Session copied</translation>
    </message>
    <message>
        <source>Inscrits déplacés</source>
        <translation>People moved</translation>
    </message>
    <message>
        <source>Tournée supprimée</source>
        <translation>Tour deleted</translation>
    </message>
    <message>
        <source>Étape modifiée</source>
        <translation>Stop changed</translation>
    </message>
    <message>
        <source>Visite annulée</source>
        <translation>Visit called off</translation>
    </message>
    <message>
        <source>Visite rétablie</source>
        <translation>Visit held again</translation>
    </message>
    <message>
        <source>Visite ajoutée</source>
        <translation>Visit added</translation>
    </message>
    <message>
        <source>Visite déplacée</source>
        <translation>Visit moved</translation>
    </message>
    <message>
        <source>Étape annulée ou rétablie</source>
        <translation>Stop called off or held again</translation>
    </message>
    <message>
        <source>Étape copiée</source>
        <translation>Stop copied</translation>
    </message>
    <message>
        <source>Étape déplacée</source>
        <translation>Stop moved</translation>
    </message>
    <message>
        <source>Ordre des étapes modifié</source>
        <translation>Order of stops changed</translation>
    </message>
    <message>
        <source>Étape supprimée</source>
        <translation>Stop deleted</translation>
    </message>
    <message>
        <source>Matériel retiré de la liste</source>
        <translation>Thing taken off the list</translation>
    </message>
    <message>
        <source>Personne retirée de la liste</source>
        <translation>Person taken off the list</translation>
    </message>
</context>
<context>
    <name>OtherDayBox</name>
    <message>
        <source>Jour de la visite</source>
        <translation>Day of the visit</translation>
    </message>
    <message>
        <source>à la place de la visite affichée</source>
        <translation>instead of the visit shown</translation>
    </message>
    <message>
        <source>Prévoir</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>à la place du {day}</source>
        <translation>instead of {day}</translation>
    </message>
    <message>
        <source>Une autre visite : {place}</source>
        <translation>Another visit: {place}</translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message>
        <source>À envoyer</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Journal d’envoi</source>
        <translation>Log of sending</translation>
    </message>
    <message>
        <source>À envoyer ou journal</source>
        <translation>To send, or log</translation>
    </message>
    <message>
        <source>Ce qui attend et ce qui est parti</source>
        <translation>What waits and what was sent</translation>
    </message>
    <message>
        <source>Rien à envoyer.</source>
        <translation>Nothing to send.</translation>
    </message>
    <message>
        <source>Rien n’est encore parti de ce poste.</source>
        <translation>Nothing has been sent from this laptop yet.</translation>
    </message>
    <message>
        <source>Ce que vous noterez attendra ici le prochain envoi.</source>
        <translation>What you note will wait here for the next sending.</translation>
    </message>
    <message>
        <source>Tout ce qui est noté ici est déjà au centre.</source>
        <translation>Everything noted here is already at the centre.</translation>
    </message>
    <message>
        <source>Le journal est gardé 90 jours.</source>
        <translation>The log is kept for 90 days.</translation>
    </message>
</context>
<context>
    <name>PacksBand</name>
    <message numerus="yes">
        <source>%n parcours n’a (n’ont) pas compté cet atelier</source>
        <translation>
            <numerusform>%n pack has not counted this session</numerusform>
            <numerusform>%n packs have not counted this session</numerusform>
        </translation>
    </message>
    <message>
        <source>Compter</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>{name}, {pack} : {amount} ({left})</source>
        <translation>{name}, {pack}: {amount} ({left})</translation>
    </message>
</context>
<context>
    <name>PageColumn</name>
    <message>
        <source>Pages du document</source>
        <translation>Pages of the document</translation>
    </message>
    <message>
        <source>Pour l’entendre avec un lecteur d’écran, enregistrez le PDF : il est balisé.</source>
        <translation>To hear it with a screen reader, save the PDF: it is tagged.</translation>
    </message>
    <message>
        <source>Page {number} sur {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Accueil de la salle</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Ateliers</source>
        <translation>Workshops</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Workshop catalogue</translation>
    </message>
    <message>
        <source>Inscriptions</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>Mandats</source>
        <translation>Mandates</translation>
    </message>
    <message>
        <source>Importer un tableau</source>
        <translation>Import a spreadsheet</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Equipment</translation>
    </message>
    <message>
        <source>Tournées</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Tester mon lecteur</source>
        <translation>Test my scanner</translation>
    </message>
    <message>
        <source>Appareils</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Envois</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Aide</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>{number} Mo</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} Ko</source>
        <translation>{number} KB</translation>
    </message>
    <message>
        <source>{papers}, {percent} déjà au centre</source>
        <translation>{papers}, {percent} already at the centre</translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) à envoyer ({size})</source>
        <translation>
            <numerusform>%n paper to send ({size})</numerusform>
            <numerusform>%n papers to send ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) que le centre n’a pas pris</source>
        <translation>
            <numerusform>%n paper that the centre did not take</numerusform>
            <numerusform>%n papers that the centre did not take</numerusform>
        </translation>
    </message>
    <message>
        <source>gardée sur ce poste, à envoyer</source>
        <translation>kept on this computer, to be sent</translation>
    </message>
    <message>
        <source>envoyée au centre</source>
        <translation>sent to the centre</translation>
    </message>
    <message>
        <source>gardée sur ce poste, le centre ne l’a pas prise</source>
        <translation>kept on this computer, the centre did not take it</translation>
    </message>
    <message>
        <source>demandée au centre</source>
        <translation>asked of the centre</translation>
    </message>
    <message>
        <source>reçue du centre</source>
        <translation>received from the centre</translation>
    </message>
    <message>
        <source>sur le poste d’un collègue ou au centre</source>
        <translation>on a colleague’s computer or at the centre</translation>
    </message>
    <message>
        <source>{state} · {size} · empreinte {hash}</source>
        <translation>{state} · {size} · fingerprint {hash}</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Papiers</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Ils partent après le reste, petit à petit, et reprennent où ils en étaient.</source>
        <translation>They go after everything else, little by little, and carry on where they stopped.</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Réessayer d’envoyer les papiers refusés</source>
        <translation>Try to send the refused papers again</translation>
    </message>
</context>
<context>
    <name>ParticipantsCard</name>
    <message>
        <source>Participants</source>
        <translation>Participants</translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s) sur {capacity}</source>
        <translation>
            <numerusform>%n present out of {capacity}</numerusform>
            <numerusform>%n present out of {capacity}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s) sur {listed}</source>
        <translation>
            <numerusform>%n present out of {listed}</numerusform>
            <numerusform>%n present out of {listed}</numerusform>
        </translation>
    </message>
    <message>
        <source>Ajouter une personne</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Personnes trouvées</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>Personne sur la liste pour l’instant.</source>
        <translation>Nobody on the list yet.</translation>
    </message>
    <message>
        <source>Liste d’attente et appels</source>
        <translation>Waiting list and calls</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Nouvelle personne « {typed} »</source>
        <translation>New person “{typed}”</translation>
    </message>
    <message>
        <source>sur la liste</source>
        <translation>on the list</translation>
    </message>
    <message>
        <source>Retirer de la liste</source>
        <translation>Take off the list</translation>
    </message>
</context>
<context>
    <name>PassagesCard</name>
    <message>
        <source>Derniers passages</source>
        <translation>Latest arrivals</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Personne n’est encore passé.</source>
        <translation>Nobody has come yet.</translation>
    </message>
    <message>
        <source>Journal de cet atelier</source>
        <translation>Journal of this workshop</translation>
    </message>
    <message>
        <source>Sans personne</source>
        <translation>Without a person</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{hour}, {gesture}. Espace pour annuler.</source>
        <translation>{hour}, {gesture}. Space to undo.</translation>
    </message>
    <message>
        <source> · annulé à {hour}</source>
        <translation> · taken back at {hour}</translation>
    </message>
</context>
<context>
    <name>PassedCard</name>
    <message>
        <source>Accepté sous réserve</source>
        <translation>Accepted provisionally</translation>
    </message>
    <message>
        <source>Pour qui ?</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <source>Chèque {code}</source>
        <translation>Voucher {code}</translation>
    </message>
    <message>
        <source>Tapez le numéro ou le nom de la personne, ou F6 si personne ne se nomme.</source>
        <translation>Type the person’s number or name, or F6 if nobody gives a name.</translation>
    </message>
    <message>
        <source>Pas encore de chèque</source>
        <translation>No voucher yet</translation>
    </message>
    <message>
        <source>Scannez-le ou tapez son code. F6 : sans chèque.</source>
        <translation>Scan it or type its code. F6: no voucher.</translation>
    </message>
    <message>
        <source>Chèque</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Sans chèque</source>
        <translation>Without a voucher</translation>
    </message>
    <message>
        <source>Sa présence compte, avec ou sans chèque.</source>
        <translation>The presence counts, with or without a voucher.</translation>
    </message>
    <message>
        <source>Signalé au centre</source>
        <translation>Reported to the centre</translation>
    </message>
    <message>
        <source>Confirmé</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>La coordination décidera s’il est payé. La présence compte, avec ou sans chèque.</source>
        <translation>The coordinators will decide whether it is paid. The presence counts, with or without a voucher.</translation>
    </message>
    <message>
        <source>{until}, toléré. Le centre confirmera après l’envoi.</source>
        <translation>{until}, tolerated. The centre will confirm after sending.</translation>
    </message>
    <message>
        <source>Vérifié sur ce poste seulement. Le centre confirmera après l’envoi.</source>
        <translation>Checked on this computer only. The centre will confirm after sending.</translation>
    </message>
    <message>
        <source>chèque {amount} {state}</source>
        <translation>voucher {amount} {state}</translation>
    </message>
    <message>
        <source>{voucher}, pour qui ?</source>
        <translation>{voucher}, for whom?</translation>
    </message>
</context>
<context>
    <name>PaymentLine</name>
    <message>
        <source>Reste {amount}</source>
        <translation>{amount} left to pay</translation>
    </message>
    <message>
        <source>Tout est payé</source>
        <translation>All paid</translation>
    </message>
    <message>
        <source>Prix {amount}</source>
        <translation>Price {amount}</translation>
    </message>
    <message>
        <source>{amount} en chèque numérique</source>
        <translation>{amount} in vouchers</translation>
    </message>
    <message>
        <source>{amount} encaissés</source>
        <translation>{amount} received</translation>
    </message>
    <message>
        <source>Espèces</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chèque bancaire</source>
        <translation>Bank cheque</translation>
    </message>
    <message>
        <source>Virement</source>
        <translation>Transfer</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Inscrits</source>
        <translation>Registered</translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s)</source>
        <translation>
            <numerusform>%n present</numerusform>
            <numerusform>%n present</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendu(s)</source>
        <translation>
            <numerusform>%n expected</numerusform>
            <numerusform>%n expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n excusé(s)</source>
        <translation>
            <numerusform>%n excused</numerusform>
            <numerusform>%n excused</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucun inscrit. Tapez un nom pour commencer.</source>
        <translation>Nobody registered. Type a name to begin.</translation>
    </message>
    <message>
        <source>Aucun nom ne correspond.</source>
        <translation>No name matches.</translation>
    </message>
    <message>
        <source>Inscrits : liste d’attente et appels</source>
        <translation>Registered: waiting list and calls</translation>
    </message>
    <message>
        <source>choisir</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>marquer</source>
        <translation>mark</translation>
    </message>
    <message>
        <source>excuser</source>
        <translation>excuse</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Importer une liste</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>Nouvelle personne</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Tapez un nom ou un téléphone, choisissez une personne, ou créez sa fiche avec Ctrl+N.</source>
        <translation>Type a name or a phone number, choose a person, or make her record with Ctrl+N.</translation>
    </message>
    <message>
        <source>Aucune fiche ouverte.</source>
        <translation>No record open.</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Fiche</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>L’effacement de {name} est demandé : il se fera partout dès le prochain envoi.</source>
        <translation>The erasure of {name} is asked for: it will be done everywhere from the next sending on.</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Nom, prénom ou téléphone</source>
        <translation>Last name, first name or phone</translation>
    </message>
</context>
<context>
    <name>PersonGestures</name>
    <message>
        <source>Faire signer</source>
        <translation>Have them sign</translation>
    </message>
    <message>
        <source>Mandat</source>
        <translation>Mandate</translation>
    </message>
    <message>
        <source>Son mandat, ou un nouveau à établir</source>
        <translation>Their mandate, or a new one to draw up</translation>
    </message>
    <message>
        <source>Signé à l’écran</source>
        <translation>Signed on screen</translation>
    </message>
    <message>
        <source>Signer de nouveau</source>
        <translation>Sign again</translation>
    </message>
</context>
<context>
    <name>PersonListPanel</name>
    <message>
        <source>Chercher une personne</source>
        <translation>Search for a person</translation>
    </message>
    <message>
        <source>Nom, prénom ou téléphone</source>
        <translation>Name or telephone</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Toutes</source>
        <translation>All</translation>
    </message>
    <message>
        <source>À compléter</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>Doublons</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>Dernière venue</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>Les {limit} premières sur {known}</source>
        <translation>The first {limit} of {known}</translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) sur {known}</source>
        <translation>
            <numerusform>%n person out of {known}</numerusform>
            <numerusform>%n people out of {known}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonRows</name>
    <message>
        <source>Doublon ?</source>
        <translation>Duplicate?</translation>
    </message>
    <message>
        <source>Nouvelle personne « {typed} »</source>
        <translation>New person “{typed}”</translation>
    </message>
    <message>
        <source>Nouvelle personne</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>naissance en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>dernière venue le {day}</source>
        <translation>last visit on {day}</translation>
    </message>
    <message>
        <source>doublon possible</source>
        <translation>possible duplicate</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Vous</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Votre nom signe ce que vous écrivez sur ce poste, pour qu’on sache à qui demander.</source>
        <translation>Your name signs what you write on this computer, so that others know whom to ask.</translation>
    </message>
    <message>
        <source>Écrivez votre prénom et votre nom comme vos collègues les connaissent.</source>
        <translation>Write your first and last names as your colleagues know them.</translation>
    </message>
    <message>
        <source>Si vous rejoignez une équipe plus tard, le code du centre donnera le nom à sa place.</source>
        <translation>If you join a team later, the centre’s code will give the name instead.</translation>
    </message>
    <message>
        <source>Prénom et nom</source>
        <translation>First and last names</translation>
    </message>
    <message>
        <source>Il manque votre nom</source>
        <translation>Your name is missing</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>Chercher ou ajouter un lieu</source>
        <translation>Search for or add a place</translation>
    </message>
    <message>
        <source>Ajouter le lieu « {name} »</source>
        <translation>Add the place “{name}”</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Aucune étape.</source>
        <translation>No stop yet.</translation>
    </message>
    <message>
        <source>Ajoutez la première avec le bouton en haut à droite : un lieu, un jour, une heure.</source>
        <translation>Add the first one with the button at the top right: a place, a day, a time.</translation>
    </message>
    <message>
        <source>Tournée</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>✓ terminé · plein : aujourd’hui · tirets : atelier à préparer</source>
        <translation>✓ done · filled: today · dashed: session to prepare</translation>
    </message>
    <message>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Après</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>PlanningBox</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Début</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Prévoir la séance</source>
        <translation>Plan the session</translation>
    </message>
</context>
<context>
    <name>PosturesCard</name>
    <message>
        <source>Qui fait ?</source>
        <translation>Who does it?</translation>
    </message>
    <message>
        <source>Je forme</source>
        <translation>I train</translation>
    </message>
    <message>
        <source>La personne apprend et fait elle-même. Ne notez rien de ses démarches. Pas de mandat.</source>
        <translation>The person learns and does it alone. Note nothing about their procedures. No mandate.</translation>
    </message>
    <message>
        <source>J’accompagne</source>
        <translation>I accompany</translation>
    </message>
    <message>
        <source>La personne fait, vous êtes à côté. Ses mots de passe restent chez elle. Pas de mandat.</source>
        <translation>The person does it, you are beside them. Their passwords stay with them. No mandate.</translation>
    </message>
    <message>
        <source>Je fais à la place</source>
        <translation>I do it in their place</translation>
    </message>
    <message>
        <source>Vous agissez en son nom. Il faut un mandat signé, qui dit les actions exactes et jusqu’à quand. Elle peut le révoquer à tout moment.</source>
        <translation>You act in their name. It takes a signed mandate that tells the exact actions and until when. They can revoke it at any time.</translation>
    </message>
    <message>
        <source>Chaque action faite se note dans le mandat. Il se garde 6 ans après sa fin, en deux exemplaires : un pour la personne, un pour votre structure.</source>
        <translation>Every action done is noted in the mandate. It is kept for 6 years after its end, in two copies: one for the person, one for your organisation.</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Ateliers suivis</source>
        <translation>Workshops attended</translation>
    </message>
    <message>
        <source>Chèques utilisés</source>
        <translation>Vouchers used</translation>
    </message>
    <message>
        <source>Dernière venue</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>Nouvelle personne</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Remplir sa fiche</source>
        <translation>Fill in the record</translation>
    </message>
    <message>
        <source>Connue, pas inscrite</source>
        <translation>Known, not registered</translation>
    </message>
    <message>
        <source>Prendre ce chèque</source>
        <translation>Take this voucher</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>Aperçu</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Le document se prépare…</source>
        <translation>The document is being prepared…</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Enregistrer le PDF</source>
        <translation>Save the PDF</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>L’impression se prépare…</source>
        <translation>Getting ready to print…</translation>
    </message>
    <message>
        <source>L’imprimante n’a pas pris le document.</source>
        <translation>The printer did not take the document.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) à l’imprimante.</source>
        <translation>
            <numerusform>%n page sent to the printer.</numerusform>
            <numerusform>%n pages sent to the printer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enregistré : {name}</source>
        <translation>Saved: {name}</translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Workshop catalogue</translation>
    </message>
    <message>
        <source>Les ateliers que vous proposez, d’où les séances sont faites</source>
        <translation>The workshops you offer, from which sessions are made</translation>
    </message>
    <message>
        <source>Une douzaine d’ateliers courants, à corriger comme vous voulez.</source>
        <translation>A dozen common workshops, to be changed as you like.</translation>
    </message>
    <message>
        <source>Le programme est vide.</source>
        <translation>The catalogue is empty.</translation>
    </message>
    <message>
        <source>Reprendre le programme type</source>
        <translation>Take the example catalogue</translation>
    </message>
    <message>
        <source>Atelier</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Aucun atelier ouvert.</source>
        <translation>No workshop open.</translation>
    </message>
    <message>
        <source>Choisissez-en un dans la liste.</source>
        <translation>Choose one in the list.</translation>
    </message>
    <message>
        <source>Proposer de nouveau</source>
        <translation>Offer again</translation>
    </message>
    <message>
        <source>Retirer du programme</source>
        <translation>Take out of the catalogue</translation>
    </message>
    <message>
        <source>Nouvel atelier</source>
        <translation>New workshop</translation>
    </message>
</context>
<context>
    <name>ProgressTab</name>
    <message>
        <source>Parcours, niveaux et matériel</source>
        <translation>Packs, levels and equipment</translation>
    </message>
    <message>
        <source>Un parcours compte les heures ou les ateliers suivis, d’une tournée à l’autre.</source>
        <translation>A pack counts the hours or sessions followed, from one tour to the next.</translation>
    </message>
    <message>
        <source>Aucun parcours, niveau ou appareil.</source>
        <translation>No pack, level or device.</translation>
    </message>
    <message>
        <source>Ouvrir un parcours</source>
        <translation>Open a pack</translation>
    </message>
    <message>
        <source>Noter un niveau</source>
        <translation>Note a level</translation>
    </message>
    <message>
        <source>Prêter</source>
        <translation>Lend</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Parcours proposés</source>
        <translation>Packs offered</translation>
    </message>
    <message>
        <source>Parcours</source>
        <translation>Packs</translation>
    </message>
    <message>
        <source>Ateliers à compter</source>
        <translation>Sessions to count</translation>
    </message>
    <message>
        <source>Ateliers comptés</source>
        <translation>Sessions counted</translation>
    </message>
    <message>
        <source>Niveaux</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Equipment</translation>
    </message>
    <message>
        <source>ouvert le {day}</source>
        <translation>opened on {day}</translation>
    </message>
    <message>
        <source>Clore</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Rouvrir</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Compter</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Ne plus compter</source>
        <translation>Count no longer</translation>
    </message>
</context>
<context>
    <name>ProtectStep</name>
    <message>
        <source>Protéger ce poste</source>
        <translation>Protect this computer</translation>
    </message>
    <message>
        <source>Une phrase secrète ouvre Tournée sur cet ordinateur.</source>
        <translation>A passphrase opens Tournée on this computer.</translation>
    </message>
    <message>
        <source>Sans elle, personne ne peut lire les fiches, même en cas de vol.</source>
        <translation>Without it nobody can read the records, even if it is stolen.</translation>
    </message>
    <message>
        <source>Gardez les mots proposés ou écrivez les vôtres, sans lien entre eux.</source>
        <translation>Keep the words proposed or write your own, unrelated to one another.</translation>
    </message>
    <message>
        <source>Personne, pas même le centre, ne peut retrouver cette phrase.</source>
        <translation>Nobody, not even the centre, can find this phrase again.</translation>
    </message>
    <message>
        <source>Mettez la feuille de secours en lieu sûr, puis cochez la case</source>
        <translation>Put the recovery sheet in a safe place, then tick the box</translation>
    </message>
    <message>
        <source>Phrase secrète</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>PublicCard</name>
    <message>
        <source>F12 : revenir à la liste</source>
        <translation>F12: back to the list</translation>
    </message>
    <message>
        <source>Bonjour {name}</source>
        <translation>Hello {name}</translation>
    </message>
    <message>
        <source>Bienvenue</source>
        <translation>Welcome</translation>
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
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>page affichée</source>
        <translation>page on screen</translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Prêt</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>F3 : groupe sans noms. F8 : nouvelle personne.</source>
        <translation>F3: group without names. F8: new person.</translation>
    </message>
    <message>
        <source>Tester mon lecteur</source>
        <translation>Test my scanner</translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s) en attente d’une personne.</source>
        <translation>
            <numerusform>%n voucher waits for a person.</numerusform>
            <numerusform>%n vouchers wait for a person.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tapez un numéro ou deux lettres d’un nom, ou scannez un chèque.</source>
        <translation>Type a number or two letters of a name, or scan a voucher.</translation>
    </message>
</context>
<context>
    <name>ReceiveStep</name>
    <message>
        <source>Recevoir les données</source>
        <translation>Receive the data</translation>
    </message>
    <message>
        <source>Ensuite, tout se trouve sur ce poste et s’ouvre sans réseau.</source>
        <translation>Afterwards everything is on this computer and opens without a network.</translation>
    </message>
    <message>
        <source>Si le réseau s’arrête, vous pourrez ouvrir Tournée : ce qui manque arrivera au prochain envoi.</source>
        <translation>If the network stops you can still open Tournée: what is missing will come with the next sending.</translation>
    </message>
    <message>
        <source>Réception en cours…</source>
        <translation>Receiving…</translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) reçu(s)</source>
        <translation>
            <numerusform>%n item received</numerusform>
            <numerusform>%n items received</numerusform>
        </translation>
    </message>
    <message>
        <source>Rien à recevoir pour l’instant</source>
        <translation>Nothing to receive for now</translation>
    </message>
    <message>
        <source>Ce poste est prêt. Vous pourrez créer votre premier atelier.</source>
        <translation>This computer is ready. You can create your first workshop.</translation>
    </message>
    <message>
        <source>Tout est reçu</source>
        <translation>Everything is received</translation>
    </message>
    <message>
        <source>Ce poste est prêt.</source>
        <translation>This computer is ready.</translation>
    </message>
    <message numerus="yes">
        <source>lieu(x)</source>
        <translation>
            <numerusform>place</numerusform>
            <numerusform>places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>personne(s)</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>atelier(s)</source>
        <translation>
            <numerusform>workshop</numerusform>
            <numerusform>workshops</numerusform>
        </translation>
    </message>
    <message>
        <source>Réception interrompue</source>
        <translation>Receiving was interrupted</translation>
    </message>
    <message>
        <source>Ouvrez Tournée sans attendre : le reste arrivera au prochain envoi.</source>
        <translation>Open Tournée now: the rest will come with the next sending.</translation>
    </message>
    <message>
        <source>Recevoir maintenant</source>
        <translation>Receive now</translation>
    </message>
    <message>
        <source>Vous pouvez laisser cette fenêtre ouverte.</source>
        <translation>You can leave this window open.</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Parties de la fiche</source>
        <translation>Parts of the record</translation>
    </message>
    <message>
        <source>Ateliers suivis</source>
        <translation>Sessions attended</translation>
    </message>
    <message>
        <source>Aucun atelier pour l’instant.</source>
        <translation>No session yet.</translation>
    </message>
    <message>
        <source>Chèques remis</source>
        <translation>Vouchers given</translation>
    </message>
    <message>
        <source>Aucun chèque pour l’instant.</source>
        <translation>No voucher yet.</translation>
    </message>
    <message>
        <source>Fiche</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Ateliers</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Chèques</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Parcours</source>
        <translation>Packs</translation>
    </message>
    <message>
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Mandats</source>
        <translation>Mandates</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Autres actions</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Fusionner avec…</source>
        <translation>Merge with…</translation>
    </message>
    <message>
        <source>Signaler un doublon</source>
        <translation>Report a duplicate</translation>
    </message>
    <message>
        <source>Supprimer la fiche</source>
        <translation>Delete the record</translation>
    </message>
    <message>
        <source>Effacer définitivement…</source>
        <translation>Erase for good…</translation>
    </message>
    <message>
        <source>non indiqué</source>
        <translation>not given</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Code de secours : {code}</source>
        <translation>Recovery code: {code}</translation>
    </message>
    <message>
        <source>Feuille de secours</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Si vous oubliez la phrase, elle seule rouvrira ce poste.</source>
        <translation>If you forget the phrase, only this sheet will reopen this computer.</translation>
    </message>
    <message>
        <source>Rangez-la au bureau, pas dans le véhicule.</source>
        <translation>Keep it at the office, not in the vehicle.</translation>
    </message>
    <message>
        <source>Vous pourrez l’imprimer dès que vous aurez continué.</source>
        <translation>You can print it as soon as you have continued.</translation>
    </message>
    <message>
        <source>J’ai mis la feuille de secours en lieu sûr</source>
        <translation>I have put the recovery sheet in a safe place</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Enregistrer en PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>La feuille est partie à l’imprimante.</source>
        <translation>The sheet was sent to the printer.</translation>
    </message>
    <message>
        <source>Feuille de secours Tournée.pdf</source>
        <translation>Tournée recovery sheet.pdf</translation>
    </message>
    <message>
        <source>Enregistrer la feuille de secours</source>
        <translation>Save the recovery sheet</translation>
    </message>
    <message>
        <source>Enregistrée : {path}. Copiez-la ailleurs, puis effacez-la de ce poste.</source>
        <translation>Saved: {path}. Copy it elsewhere, then delete it from this computer.</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Feuille de secours de Tournée</source>
        <translation>Tournée recovery sheet</translation>
    </message>
    <message>
        <source>La feuille n’a pas pu être enregistrée.</source>
        <translation>The sheet could not be saved.</translation>
    </message>
    <message>
        <source>Choisissez un autre dossier ou imprimez-la.</source>
        <translation>Choose another folder or print it.</translation>
    </message>
    <message>
        <source>Feuille de secours</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Poste de {name}</source>
        <translation>Computer of {name}</translation>
    </message>
    <message>
        <source>Ce poste</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>préparé le {day}</source>
        <translation>prepared on {day}</translation>
    </message>
    <message>
        <source>Si la phrase secrète est oubliée, ce code seul rouvre Tournée sur ce poste.</source>
        <translation>If the passphrase is forgotten, only this code reopens Tournée on this computer.</translation>
    </message>
    <message>
        <source>À l’ouverture, choisissez « J’ai oublié ma phrase » et recopiez les huit groupes.</source>
        <translation>When it opens, choose “I have forgotten my phrase” and copy the eight groups.</translation>
    </message>
    <message>
        <source>Rangez cette feuille au bureau, sous clé, jamais avec l’ordinateur ni dans le véhicule.</source>
        <translation>Keep this sheet at the office, locked away, never with the computer nor in the vehicle.</translation>
    </message>
    <message>
        <source>Qui tient cette feuille et l’ordinateur peut lire toutes les fiches.</source>
        <translation>Whoever holds this sheet and the computer can read every record.</translation>
    </message>
</context>
<context>
    <name>RegistrationsCard</name>
    <message>
        <source>Inscriptions</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>Toutes</source>
        <translation>All</translation>
    </message>
    <message>
        <source>À appeler</source>
        <translation>To call</translation>
    </message>
    <message>
        <source>En attente</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Message laissé</source>
        <translation>Message left</translation>
    </message>
    <message>
        <source>Personne ici.</source>
        <translation>Nobody here.</translation>
    </message>
    <message>
        <source>Tapez un nom à droite, ou collez la liste de la commune.</source>
        <translation>Type a name on the right, or paste the town hall’s list.</translation>
    </message>
    <message>
        <source>Accueil</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Accueil de la salle pour cette séance</source>
        <translation>The door of this session</translation>
    </message>
    <message>
        <source>Étape</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>L’étape de la tournée de cette séance</source>
        <translation>The tour’s stop of this session</translation>
    </message>
    <message>
        <source>Donner une place</source>
        <translation>Give a seat</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Take off</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) prise(s)</source>
        <translation>
            <numerusform>%n seat taken</numerusform>
            <numerusform>%n seats taken</numerusform>
        </translation>
    </message>
    <message>
        <source>{taken} sur {capacity}</source>
        <translation>{taken} of {capacity}</translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) en attente</source>
        <translation>
            <numerusform>%n person waiting</numerusform>
            <numerusform>%n people waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Sur la liste</source>
        <translation>On the list</translation>
    </message>
    <message>
        <source>Liste d’attente</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>Ne viennent pas</source>
        <translation>Not coming</translation>
    </message>
    <message>
        <source>sans téléphone</source>
        <translation>no phone</translation>
    </message>
</context>
<context>
    <name>RegistrationsPage</name>
    <message>
        <source>Séance</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Liste d’appel</source>
        <translation>Call list</translation>
    </message>
    <message>
        <source>Ouvrir l’atelier</source>
        <translation>Open the session</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Ses séances</source>
        <translation>Their sessions</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Inscriptions</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>Aucune séance à venir. Prévoyez-en une depuis la page Ateliers.</source>
        <translation>No session to come. Plan one from the Workshops page.</translation>
    </message>
    <message>
        <source>Une place est libre. La première personne en attente est {name}.</source>
        <translation>A seat is free. The first person waiting is {name}.</translation>
    </message>
    <message>
        <source>Lui donner la place</source>
        <translation>Give them the seat</translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) de plus que de places.</source>
        <translation>
            <numerusform>%n person more than seats.</numerusform>
            <numerusform>%n people more than seats.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>La feuille de secours a ouvert ce poste. Elle reste valable : remettez-la en lieu sûr.</source>
        <translation>The recovery sheet has opened this computer. It stays valid: put it back in a safe place.</translation>
    </message>
    <message>
        <source>Plus tard</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Enregistrer et ouvrir</source>
        <translation>Save and open</translation>
    </message>
    <message>
        <source>Choisissez une nouvelle phrase secrète</source>
        <translation>Choose a new passphrase</translation>
    </message>
</context>
<context>
    <name>RepeatField</name>
    <message>
        <source>Répétition</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>Nombre de semaines</source>
        <translation>Number of weeks</translation>
    </message>
    <message>
        <source>jusqu’à la fin de la tournée</source>
        <translation>until the end of the tour</translation>
    </message>
    <message>
        <source>jusqu’à une date</source>
        <translation>until a date</translation>
    </message>
    <message>
        <source>un nombre de visites</source>
        <translation>a number of visits</translation>
    </message>
    <message>
        <source>Fin de la répétition</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Dernier jour</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Nombre de visites</source>
        <translation>Number of visits</translation>
    </message>
    <message>
        <source>Toutes les n semaines</source>
        <translation>Every n weeks</translation>
    </message>
    <message>
        <source>Jours de la semaine</source>
        <translation>Weekdays</translation>
    </message>
    <message>
        <source>une seule visite</source>
        <translation>a single visit</translation>
    </message>
    <message>
        <source>toutes les semaines</source>
        <translation>every week</translation>
    </message>
    <message>
        <source>semaines impaires</source>
        <translation>odd weeks</translation>
    </message>
    <message>
        <source>semaines paires</source>
        <translation>even weeks</translation>
    </message>
    <message>
        <source>toutes les n semaines</source>
        <translation>every n weeks</translation>
    </message>
    <message>
        <source>dates particulières</source>
        <translation>particular days</translation>
    </message>
</context>
<context>
    <name>RestoredBand</name>
    <message>
        <source>Ce poste a été repris d’une sauvegarde ({when}).</source>
        <translation>This laptop was brought back from a backup ({when}).</translation>
    </message>
    <message>
        <source>Ce que vous aviez noté depuis cette sauvegarde manque ici ; ce que le centre avait déjà reçu reviendra au prochain envoi. Comparez avec vos feuilles signées.</source>
        <translation>What you had written since that backup is missing here; what the centre had already received will come back with the next sending. Compare with your signed sheets.</translation>
    </message>
    <message>
        <source>J’ai compris</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>RevokingBox</name>
    <message>
        <source>Pourquoi</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Pourquoi le révoquer ? Dès maintenant, plus rien ne pourra être fait avec lui.</source>
        <translation>Why revoke it? From now on, nothing more can be done with it.</translation>
    </message>
    <message>
        <source>Révoquer le mandat</source>
        <translation>Revoke the mandate</translation>
    </message>
    <message>
        <source>Indiquez pourquoi le mandat est révoqué.</source>
        <translation>Tell why the mandate is revoked.</translation>
    </message>
    <message>
        <source>Retirer l’accès</source>
        <translation>Remove access</translation>
    </message>
    <message>
        <source>Laisser l’accès</source>
        <translation>Leave the access</translation>
    </message>
    <message>
        <source>Retirer l’accès de {name}</source>
        <translation>Remove the access of {name}</translation>
    </message>
    <message>
        <source>Dès que ce poste se connectera, il ne pourra plus rien envoyer ni recevoir, et cela pour de bon.</source>
        <translation>As soon as this laptop connects, it can neither send nor receive anything any longer, for good.</translation>
    </message>
    <message>
        <source>Ses données y restent, chiffrées : sans la phrase secrète, personne ne les lit.</source>
        <translation>Its data stay on it, encrypted: without the passphrase nobody can read them.</translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) annoncé(s) n’arriveront plus.</source>
        <translation>
            <numerusform>%n announced item will not arrive any more.</numerusform>
            <numerusform>%n announced items will not arrive any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pour une déclaration de violation à la CNIL : il contient {people}.</source>
        <translation>For a breach notice to the CNIL: it holds {people}.</translation>
    </message>
</context>
<context>
    <name>ScanWindow</name>
    <message>
        <source>Enregistrez une copie pour la lire avec votre lecteur de PDF.</source>
        <translation>Save a copy to read it with your PDF reader.</translation>
    </message>
    <message>
        <source>Feuille signée</source>
        <translation>Signed sheet</translation>
    </message>
    <message>
        <source>Enregistrer une copie</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cette image ne peut pas être montrée : enregistrez une copie.</source>
        <translation>This picture cannot be shown: save a copy.</translation>
    </message>
    <message>
        <source>Copie enregistrée, en clair : {name}.</source>
        <translation>Copy saved, not encrypted: {name}.</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>Tester mon lecteur</source>
        <translation>Test my scanner</translation>
    </message>
    <message>
        <source>Un lecteur de codes-barres branché en USB tape comme un clavier</source>
        <translation>A bar code scanner plugged in by USB types like a keyboard</translation>
    </message>
    <message>
        <source>Imprimer les codes</source>
        <translation>Print the codes</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Recherche dans tout</source>
        <translation>Search in everything</translation>
    </message>
    <message>
        <source>Chercher partout</source>
        <translation>Search everywhere</translation>
    </message>
    <message>
        <source>Personne, atelier, lieu, tournée, chèque ou page</source>
        <translation>Person, session, place, tour, voucher or page</translation>
    </message>
    <message>
        <source>Ce qui a été trouvé</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Rien de ce nom sur ce poste.</source>
        <translation>Nothing of that name on this computer.</translation>
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
    <name>SecretField</name>
    <message>
        <source>Masquer</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Masquer ce qui est tapé</source>
        <translation>Hide what is typed</translation>
    </message>
    <message>
        <source>Montrer ce qui est tapé</source>
        <translation>Show what is typed</translation>
    </message>
</context>
<context>
    <name>SendingCard</name>
    <message>
        <source>Envoyer au centre</source>
        <translation>Send to the centre</translation>
    </message>
    <message>
        <source>Dernier envoi réussi</source>
        <translation>Last successful sending</translation>
    </message>
    <message>
        <source>Dernière réception</source>
        <translation>Last reception</translation>
    </message>
    <message>
        <source>Envoyer maintenant</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Aucun pour l’instant</source>
        <translation>None so far</translation>
    </message>
    <message>
        <source>Envoi en cours…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>{answered} sur {total} envoyés</source>
        <translation>{answered} of {total} sent</translation>
    </message>
    <message>
        <source>Le centre est contacté…</source>
        <translation>Contacting the centre…</translation>
    </message>
    <message>
        <source>Réception des nouveautés…</source>
        <translation>Receiving what is new…</translation>
    </message>
    <message>
        <source>Rien n’était à envoyer.</source>
        <translation>There was nothing to send.</translation>
    </message>
    <message>
        <source>C’est envoyé.</source>
        <translation>Sent.</translation>
    </message>
    <message>
        <source>Ce poste n’a pas encore rejoint d’équipe. Tout y est enregistré, et partira ce jour-là.</source>
        <translation>This laptop has not joined a team yet. Everything is kept on it, and will leave on that day.</translation>
    </message>
    <message>
        <source>Rejoindre une équipe</source>
        <translation>Join a team</translation>
    </message>
</context>
<context>
    <name>SendsCounts</name>
    <message numerus="yes">
        <source>%n comptage(s)</source>
        <translation>
            <numerusform>%n headcount</numerusform>
            <numerusform>%n headcounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
            <numerusform>%n vouchers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n série(s) réservée(s)</source>
        <translation>
            <numerusform>%n reserved series</numerusform>
            <numerusform>%n reserved series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouvel(s) atelier(s)</source>
        <translation>
            <numerusform>%n new workshop</numerusform>
            <numerusform>%n new workshops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouvelle(s) fiche(s)</source>
        <translation>
            <numerusform>%n new record</numerusform>
            <numerusform>%n new records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lieu(x) ajouté(s)</source>
        <translation>
            <numerusform>%n place added</numerusform>
            <numerusform>%n places added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dispositif(s) de chèques</source>
        <translation>
            <numerusform>%n voucher scheme</numerusform>
            <numerusform>%n voucher schemes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fusion(s) de fiches</source>
        <translation>
            <numerusform>%n merge of records</numerusform>
            <numerusform>%n merges of records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paire(s) de personnes différentes</source>
        <translation>
            <numerusform>%n pair of different people</numerusform>
            <numerusform>%n pairs of different people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n effacement(s) de fiche</source>
        <translation>
            <numerusform>%n record erased</numerusform>
            <numerusform>%n records erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) donnée(s)</source>
        <translation>
            <numerusform>%n answer given</numerusform>
            <numerusform>%n answers given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) au programme</source>
        <translation>
            <numerusform>%n workshop in the programme</numerusform>
            <numerusform>%n workshops in the programme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tournée(s)</source>
        <translation>
            <numerusform>%n tour</numerusform>
            <numerusform>%n tours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n étape(s)</source>
        <translation>
            <numerusform>%n stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ajout(s) au matériel à emporter</source>
        <translation>
            <numerusform>%n addition to the kit</numerusform>
            <numerusform>%n additions to the kit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pointage(s) du matériel</source>
        <translation>
            <numerusform>%n kit check</numerusform>
            <numerusform>%n kit checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n règlement(s)</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mandat(s)</source>
        <translation>
            <numerusform>%n mandate</numerusform>
            <numerusform>%n mandates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n usage(s) de mandat</source>
        <translation>
            <numerusform>%n use of a mandate</numerusform>
            <numerusform>%n uses of mandates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcours ouvert(s)</source>
        <translation>
            <numerusform>%n pack opened</numerusform>
            <numerusform>%n packs opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n séance(s) comptée(s)</source>
        <translation>
            <numerusform>%n session counted</numerusform>
            <numerusform>%n sessions counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n niveau(x) estimé(s)</source>
        <translation>
            <numerusform>%n level estimated</numerusform>
            <numerusform>%n levels estimated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appareil(s) ajouté(s)</source>
        <translation>
            <numerusform>%n device added</numerusform>
            <numerusform>%n devices added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prêt(s), retour(s) ou don(s)</source>
        <translation>
            <numerusform>%n loan, return or gift</numerusform>
            <numerusform>%n loans, returns or gifts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) joint(s)</source>
        <translation>
            <numerusform>%n paper attached</numerusform>
            <numerusform>%n papers attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscription(s) retirée(s)</source>
        <translation>
            <numerusform>%n registration removed</numerusform>
            <numerusform>%n registrations removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s) annulé(s)</source>
        <translation>
            <numerusform>%n voucher cancelled</numerusform>
            <numerusform>%n vouchers cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n série(s) rendue(s)</source>
        <translation>
            <numerusform>%n series released</numerusform>
            <numerusform>%n series released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) supprimé(s)</source>
        <translation>
            <numerusform>%n workshop deleted</numerusform>
            <numerusform>%n workshops deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fiche(s) supprimée(s)</source>
        <translation>
            <numerusform>%n record deleted</numerusform>
            <numerusform>%n records deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lieu(x) retiré(s)</source>
        <translation>
            <numerusform>%n place removed</numerusform>
            <numerusform>%n places removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fusion(s) défaite(s)</source>
        <translation>
            <numerusform>%n merge undone</numerusform>
            <numerusform>%n merges undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annulation(s)</source>
        <translation>
            <numerusform>%n cancellation</numerusform>
            <numerusform>%n cancellations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comptage(s) corrigé(s)</source>
        <translation>
            <numerusform>%n headcount corrected</numerusform>
            <numerusform>%n headcounts corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) d’atelier</source>
        <translation>
            <numerusform>%n change to a workshop</numerusform>
            <numerusform>%n changes to a workshop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) de fiche</source>
        <translation>
            <numerusform>%n change to a record</numerusform>
            <numerusform>%n changes to a record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) de lieu</source>
        <translation>
            <numerusform>%n change to a place</numerusform>
            <numerusform>%n changes to places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) de dispositif</source>
        <translation>
            <numerusform>%n change to a scheme</numerusform>
            <numerusform>%n changes to a scheme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changement(s) plus ancien(s)</source>
        <translation>
            <numerusform>%n older change</numerusform>
            <numerusform>%n older changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présence(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscription(s)</source>
        <translation>
            <numerusform>%n registration</numerusform>
            <numerusform>%n registrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n absence(s)</source>
        <translation>
            <numerusform>%n absence</numerusform>
            <numerusform>%n absences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n envoyé(s)</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusé(s)</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n perdu(s)</source>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouveauté(s)</source>
        <translation>
            <numerusform>%n new item</numerusform>
            <numerusform>%n new items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendsPage</name>
    <message>
        <source>Envois</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Tout est enregistré sur ce poste, puis envoyé au centre.</source>
        <translation>Everything is saved on this laptop, then sent to the centre.</translation>
    </message>
    <message>
        <source>Copier le diagnostic</source>
        <translation>Copy the diagnostic</translation>
    </message>
    <message>
        <source>Enregistrer mon journal</source>
        <translation>Save my log</translation>
    </message>
    <message>
        <source>Envoyer</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Diagnostic copié. Il ne contient aucun nom ni aucune fiche.</source>
        <translation>Diagnostic copied. It holds no name and no record.</translation>
    </message>
    <message>
        <source>journal-tournee-{day}.csv</source>
        <translation>tournee-log-{day}.csv</translation>
    </message>
    <message>
        <source>Journal enregistré : {name}. Il ne contient aucun nom ni aucune fiche.</source>
        <translation>Log saved: {name}. It holds no name and no record.</translation>
    </message>
</context>
<context>
    <name>SeriesBox</name>
    <message>
        <source>Dispositif</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>Premier code</source>
        <translation>First code</translation>
    </message>
    <message>
        <source>Dernier code</source>
        <translation>Last code</translation>
    </message>
    <message>
        <source>Dernier jour</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Les chèques d’une série réservée sont certains dès la salle, même sans réseau.</source>
        <translation>Vouchers of a reserved series are certain at the door, even without a network.</translation>
    </message>
    <message>
        <source>Réserver la série</source>
        <translation>Reserve the series</translation>
    </message>
</context>
<context>
    <name>SessionEditor</name>
    <message>
        <source>Atelier</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parts</translation>
    </message>
</context>
<context>
    <name>SessionForm</name>
    <message>
        <source>Il manque le nom de l’atelier.</source>
        <translation>The workshop needs a name.</translation>
    </message>
    <message>
        <source>La fin doit venir après le début.</source>
        <translation>The end must come after the start.</translation>
    </message>
    <message>
        <source>Nom de l’atelier</source>
        <translation>Name of the session</translation>
    </message>
    <message>
        <source>Collectif</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>Individuel</source>
        <translation>Individual</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Avec guidage</source>
        <translation>Guided</translation>
    </message>
    <message>
        <source>En partie</source>
        <translation>Partly</translation>
    </message>
    <message>
        <source>Autonome</source>
        <translation>Unaided</translation>
    </message>
    <message>
        <source>Autonomie</source>
        <translation>Autonomy</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Nombre de places</source>
        <translation>Number of seats</translation>
    </message>
    <message>
        <source>libre</source>
        <translation>free</translation>
    </message>
    <message>
        <source>Prix en euros</source>
        <translation>Price in euros</translation>
    </message>
    <message>
        <source>Nom de la démarche</source>
        <translation>Name of the procedure</translation>
    </message>
    <message>
        <source>Carte grise, déclaration de revenus…</source>
        <translation>Vehicle registration, tax return…</translation>
    </message>
    <message>
        <source>Prix</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Animé par</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>Niveau de l’atelier</source>
        <translation>Level of the session</translation>
    </message>
    <message>
        <source>Autonomie de la personne</source>
        <translation>The person’s autonomy</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Seats</translation>
    </message>
</context>
<context>
    <name>SessionListPanel</name>
    <message>
        <source>Chercher un atelier</source>
        <translation>Search for a session</translation>
    </message>
    <message>
        <source>Nom, lieu ou commune</source>
        <translation>Name, place or commune</translation>
    </message>
    <message>
        <source>À venir</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>Passés</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>À clore</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>12 présents sur 12</source>
        <translation>12 registered out of 12</translation>
    </message>
    <message>
        <source>En cours</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>Ateliers</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Aucun atelier ici.</source>
        <translation>No session here.</translation>
    </message>
    <message>
        <source>Un nouvel atelier se prépare avec le bouton en haut à droite.</source>
        <translation>A new session is planned with the button at the top right.</translation>
    </message>
    <message>
        <source>Aujourd’hui, {day}</source>
        <translation>Today, {day}</translation>
    </message>
    <message>
        <source>Sans nom</source>
        <translation>Without a name</translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s) sur {capacity}</source>
        <translation>
            <numerusform>%n present out of {capacity}</numerusform>
            <numerusform>%n present out of {capacity}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s) sur {capacity}</source>
        <translation>
            <numerusform>%n registered out of {capacity}</numerusform>
            <numerusform>%n registered out of {capacity}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n présent(s)</source>
        <translation>
            <numerusform>%n present</numerusform>
            <numerusform>%n present</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
    <message>
        <source>Clos</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>SessionNotices</name>
    <message>
        <source>Clore quand même</source>
        <translation>Close all the same</translation>
    </message>
    <message>
        <source>Cet atelier chevauche « {title} » ({hours}).</source>
        <translation>This session overlaps “{title}” ({hours}).</translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) pour {capacity} places.</source>
        <translation>
            <numerusform>%n person for {capacity} seats.</numerusform>
            <numerusform>%n people for {capacity} seats.</numerusform>
        </translation>
    </message>
    <message>
        <source>aucun lieu</source>
        <translation>no place</translation>
    </message>
    <message>
        <source>aucune commune</source>
        <translation>no commune</translation>
    </message>
    <message>
        <source>aucun niveau</source>
        <translation>no level</translation>
    </message>
    <message>
        <source>autonomie non indiquée</source>
        <translation>autonomy not given</translation>
    </message>
    <message>
        <source>aucune thématique</source>
        <translation>no theme</translation>
    </message>
    <message>
        <source>aucun matériel</source>
        <translation>no device</translation>
    </message>
    <message>
        <source>structure de réorientation non indiquée</source>
        <translation>no body to which the person was sent</translation>
    </message>
    <message>
        <source>aucune présence</source>
        <translation>nobody present</translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) attendue(s) seront notées absentes</source>
        <translation>
            <numerusform>%n expected person will be marked absent</numerusform>
            <numerusform>%n expected people will be marked absent</numerusform>
        </translation>
    </message>
    <message>
        <source>le compte des personnes non nommées ne tombe pas juste</source>
        <translation>the count of unnamed people does not add up</translation>
    </message>
    <message>
        <source>Avant de clore, il manque peut-être quelque chose</source>
        <translation>Before closing, something may be missing</translation>
    </message>
    <message>
        <source>Pourquoi le rouvrir</source>
        <translation>Why open it again</translation>
    </message>
    <message>
        <source>Cet atelier est clos. Pour le corriger, dites pourquoi</source>
        <translation>This session is closed. To correct it, say why</translation>
    </message>
    <message>
        <source>Rouvrir</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Indiquez pourquoi l’atelier est rouvert.</source>
        <translation>Say why the session is opened again.</translation>
    </message>
</context>
<context>
    <name>SessionsCard</name>
    <message>
        <source>Ateliers d’aujourd’hui</source>
        <translation>Today’s workshops</translation>
    </message>
    <message>
        <source>Rien de prévu aujourd’hui.</source>
        <translation>Nothing planned today.</translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
    <message>
        <source>Autres séances</source>
        <translation>Other sessions</translation>
    </message>
    <message>
        <source>Séances à venir</source>
        <translation>Sessions to come</translation>
    </message>
    <message>
        <source>Inscrire à toutes</source>
        <translation>Register for all</translation>
    </message>
    <message>
        <source>Séances : {name}</source>
        <translation>Sessions: {name}</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Nouvel atelier</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>Tous les ateliers</source>
        <translation>All sessions</translation>
    </message>
    <message>
        <source>Dupliquer</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Clore l’atelier</source>
        <translation>Close the session</translation>
    </message>
    <message>
        <source>Autres actions</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Supprimer l’atelier</source>
        <translation>Delete the session</translation>
    </message>
    <message>
        <source>Feuille d’émargement (Ctrl P)</source>
        <translation>Attendance sheet (Ctrl P)</translation>
    </message>
    <message>
        <source>Affiche pour la mairie</source>
        <translation>Poster for the town hall</translation>
    </message>
    <message>
        <source>Feuilles de secours</source>
        <translation>Blank forms for a bad day</translation>
    </message>
    <message>
        <source>Il sera enregistré dès qu’il aura un nom.</source>
        <translation>It will be saved as soon as it has a name.</translation>
    </message>
    <message>
        <source>Ateliers</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Clos, {when}</source>
        <translation>Closed, {when}</translation>
    </message>
    <message>
        <source>Enregistré sur ce poste à {time}</source>
        <translation>Saved on this computer at {time}</translation>
    </message>
</context>
<context>
    <name>SettingsCard</name>
    <message>
        <source>Réglages de cet ordinateur</source>
        <translation>Settings of this computer</translation>
    </message>
    <message>
        <source>Touche de fin</source>
        <translation>Last key</translation>
    </message>
    <message>
        <source>Temps entre deux signes</source>
        <translation>Time between two characters</translation>
    </message>
    <message>
        <source>au plus, 35 d’habitude</source>
        <translation>at most, usually 35</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Pour ce poste seulement. Chaque choix est gardé aussitôt.</source>
        <translation>For this computer only. Each choice is kept at once.</translation>
    </message>
    <message>
        <source>Affichage</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Comme l’ordinateur</source>
        <translation>Like the computer</translation>
    </message>
    <message>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Taille du texte</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>La langue changera à la prochaine ouverture.</source>
        <translation>The language will change at the next start.</translation>
    </message>
    <message>
        <source>Ce poste</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Données : {folder}</source>
        <translation>Data: {folder}</translation>
    </message>
    <message>
        <source>Elles sont chiffrées. Sans votre phrase secrète ou la fiche de secours, personne ne peut les lire.</source>
        <translation>They are encrypted. Without your passphrase or the recovery sheet, nobody can read them.</translation>
    </message>
    <message>
        <source>Ce poste et son équipe</source>
        <translation>This laptop and its team</translation>
    </message>
</context>
<context>
    <name>SignatureCanvas</name>
    <message>
        <source>Cadre pour signer</source>
        <translation>Frame to sign in</translation>
    </message>
</context>
<context>
    <name>SignatureCard</name>
    <message>
        <source>{name}, signez dans le cadre</source>
        <translation>{name}, please sign in the frame</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Effacer</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Ne pas signer</source>
        <translation>Do not sign</translation>
    </message>
    <message>
        <source>Signer n’est pas obligatoire. Le dessin reste chiffré et ne sert qu’à la feuille de présence.</source>
        <translation>Signing is not required. The drawing stays encrypted and only serves for the attendance sheet.</translation>
    </message>
</context>
<context>
    <name>SignedSheetCard</name>
    <message>
        <source>Mandat signé</source>
        <translation>Signed mandate</translation>
    </message>
    <message>
        <source>Feuille signée</source>
        <translation>Signed sheet</translation>
    </message>
    <message>
        <source>Joindre</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Joindre la feuille signée</source>
        <translation>Attach the signed sheet</translation>
    </message>
    <message>
        <source>Photographiez ou numérisez la feuille, puis choisissez le fichier ou déposez-le ici.</source>
        <translation>Photograph or scan the sheet, then choose the file or drop it here.</translation>
    </message>
    <message>
        <source>Voir la feuille {name}</source>
        <translation>See the sheet {name}</translation>
    </message>
    <message>
        <source>Retirer la feuille {name}</source>
        <translation>Remove the sheet {name}</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>La demander au centre</source>
        <translation>Ask the centre for it</translation>
    </message>
    <message>
        <source>Cette feuille était déjà là.</source>
        <translation>This sheet was already there.</translation>
    </message>
    <message>
        <source>Feuille gardée, chiffrée.</source>
        <translation>Sheet kept, encrypted.</translation>
    </message>
    <message>
        <source>Feuille retirée.</source>
        <translation>Sheet removed.</translation>
    </message>
    <message>
        <source>La remettre</source>
        <translation>Put it back</translation>
    </message>
    <message>
        <source>Photo ou PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Photo or PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Choisir la feuille signée</source>
        <translation>Choose the signed sheet</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Lignes collées</source>
        <translation>Pasted lines</translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Celui que chaque ligne indique</source>
        <translation>The one each line tells</translation>
    </message>
    <message>
        <source>Ce que contient la liste</source>
        <translation>What the list holds</translation>
    </message>
    <message>
        <source>Feuille du classeur</source>
        <translation>Sheet of the workbook</translation>
    </message>
    <message>
        <source>Atelier des inscriptions</source>
        <translation>Workshop of the registrations</translation>
    </message>
    <message>
        <source>Feuille</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Atelier</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>La liste contient</source>
        <translation>The list holds</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Déposez ici un fichier de votre tableur</source>
        <translation>Drop a file of your spreadsheet program here</translation>
    </message>
    <message>
        <source>CSV, XLSX, ODS ou JSON, tel qu’il est : titres au-dessus, cellules fusionnées, lignes vides ou totaux ne gênent pas. Vous verrez ce qui serait fait, ligne par ligne, avant que rien ne soit enregistré.</source>
        <translation>CSV, XLSX, ODS or JSON, as it is: titles above, merged cells, empty lines or totals do no harm. You will see what would be done, line by line, before anything is saved.</translation>
    </message>
    <message>
        <source>Choisir un fichier</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Coller des lignes</source>
        <translation>Paste lines</translation>
    </message>
    <message>
        <source>Pas encore de fichier ? Remplissez un modèle.</source>
        <translation>No file yet? Fill in a model.</translation>
    </message>
    <message>
        <source>Modèle à remplir</source>
        <translation>Model to fill in</translation>
    </message>
    <message>
        <source>Enregistrer le modèle</source>
        <translation>Save the model</translation>
    </message>
</context>
<context>
    <name>Starter</name>
    <message>
        <source>Tournée n’a pas pu aller plus loin.</source>
        <translation>Tournée could not go any further.</translation>
    </message>
    <message>
        <source>Rien n’est perdu. Recommencez ; si cela se reproduit, appelez la personne qui vous aide.</source>
        <translation>Nothing is lost. Try again; if it happens again, call the person who helps you.</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>fait</source>
        <translation>done</translation>
    </message>
    <message>
        <source>en cours</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>à venir</source>
        <translation>to come</translation>
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
    <name>StepsPanel</name>
    <message>
        <source>Vos ateliers, même sans réseau.</source>
        <translation>Your workshops, even without a network.</translation>
    </message>
    <message>
        <source>Essayer avec des données fictives</source>
        <translation>Try with invented data</translation>
    </message>
    <message>
        <source>Données fictives</source>
        <translation>Invented data</translation>
    </message>
    <message>
        <source>Aide</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>Stick</name>
    <message>
        <source>envoi-{day}</source>
        <translation>sending-{day}</translation>
    </message>
    <message>
        <source>Enregistrer sur clé USB</source>
        <translation>Save to a USB stick</translation>
    </message>
    <message>
        <source>Colis Tournée</source>
        <translation>Tournée parcel</translation>
    </message>
    <message>
        <source>Lire une clé USB</source>
        <translation>Read a USB stick</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Pas de réseau ?</source>
        <translation>No network?</translation>
    </message>
    <message>
        <source>Enregistrer sur clé USB</source>
        <translation>Save to a USB stick</translation>
    </message>
    <message>
        <source>Lire une clé USB</source>
        <translation>Read a USB stick</translation>
    </message>
    <message>
        <source>Les éléments restent sur ce poste jusqu’à la réponse du centre.</source>
        <translation>The items stay on this laptop until the centre answers.</translation>
    </message>
    <message numerus="yes">
        <source>Enregistrez %n élément(s), chiffrés, sur une clé USB à remettre à la coordination.</source>
        <translation>
            <numerusform>Save %n item, encrypted, to a USB stick to hand to the coordination.</numerusform>
            <numerusform>Save %n items, encrypted, to a USB stick to hand to the coordination.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rien n’attend. Une clé peut rapporter les nouveautés du centre.</source>
        <translation>Nothing is waiting. A stick can bring the centre’s news.</translation>
    </message>
    <message numerus="yes">
        <source>Et %n papier(s) signé(s), {size}, dans des fichiers à côté.</source>
        <translation>
            <numerusform>And %n signed paper, {size}, in files beside it.</numerusform>
            <numerusform>And %n signed papers, {size}, in files beside it.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} est écrit.</source>
        <translation>{name} is written.</translation>
    </message>
    <message>
        <source>Éjectez la clé avant de la retirer, puis remettez-la à la coordination.</source>
        <translation>Eject the stick before you pull it out, then hand it to the coordination.</translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s), que le centre seul peut lire.</source>
        <translation>
            <numerusform>%n item, which only the centre can read.</numerusform>
            <numerusform>%n items, which only the centre can read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) de papiers signés à côté, à lire après.</source>
        <translation>
            <numerusform>%n file of signed papers beside it, to be read after it.</numerusform>
            <numerusform>%n files of signed papers beside it, to be read after it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Il partira au prochain envoi, sans que ce poste puisse le lire.</source>
        <translation>It will go with the next sending; this laptop cannot read it.</translation>
    </message>
    <message>
        <source>Colis d’un collègue gardé.</source>
        <translation>A colleague’s parcel is kept.</translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) du centre</source>
        <translation>
            <numerusform>%n answer from the centre</numerusform>
            <numerusform>%n answers from the centre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouveauté(s)</source>
        <translation>
            <numerusform>%n new item</numerusform>
            <numerusform>%n new items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papier(s) signé(s) arrivé(s) au centre</source>
        <translation>
            <numerusform>%n signed paper arrived at the centre</numerusform>
            <numerusform>%n signed papers arrived at the centre</numerusform>
        </translation>
    </message>
    <message>
        <source>Clé lue.</source>
        <translation>Stick read.</translation>
    </message>
</context>
<context>
    <name>StopCard</name>
    <message>
        <source>Téléphone du lieu</source>
        <translation>Phone of the place</translation>
    </message>
    <message>
        <source>{done} sur {all} chargés</source>
        <translation>{done} of {all} loaded</translation>
    </message>
    <message>
        <source>Contact sur place</source>
        <translation>Contact there</translation>
    </message>
    <message>
        <source>Clés</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Réseau</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Ouverture dans</source>
        <translation>Opens in</translation>
    </message>
    <message>
        <source>à {hour}</source>
        <translation>at {hour}</translation>
    </message>
    <message>
        <source>Ouvert depuis</source>
        <translation>Open for</translation>
    </message>
    <message>
        <source>jusqu’à {hour}</source>
        <translation>until {hour}</translation>
    </message>
    <message>
        <source>Terminé à</source>
        <translation>Ended at</translation>
    </message>
    <message>
        <source>Étape du jour : {place}, ouverture à {hour}</source>
        <translation>Stop of the day: {place}, opening at {hour}</translation>
    </message>
    <message>
        <source>Rien de prévu aujourd’hui.</source>
        <translation>Nothing planned today.</translation>
    </message>
    <message>
        <source>Préparez le prochain atelier depuis la page Ateliers ou Tournées.</source>
        <translation>Prepare the next workshop from the Workshops or Tours page.</translation>
    </message>
    <message>
        <source>Prochaine étape : {place}, {when}</source>
        <translation>Next stop: {place}, {when}</translation>
    </message>
    <message>
        <source>Étape du jour</source>
        <translation>Stop of the day</translation>
    </message>
    <message>
        <source>Ouvrir l’accueil de la salle</source>
        <translation>Open the door</translation>
    </message>
    <message>
        <source>Feuille de présence</source>
        <translation>Attendance sheet</translation>
    </message>
    <message>
        <source>Voir cet atelier</source>
        <translation>See this workshop</translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source>Choisissez le lieu de l’étape.</source>
        <translation>Choose the place of the stop.</translation>
    </message>
    <message>
        <source>La fin doit venir après le début.</source>
        <translation>The end must come after the start.</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Position du lieu</source>
        <translation>Position of the place</translation>
    </message>
    <message>
        <source>Première visite</source>
        <translation>First visit</translation>
    </message>
    <message>
        <source>Arrivée</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>Départ</source>
        <translation>Departure</translation>
    </message>
    <message>
        <source>Atelier du programme</source>
        <translation>Workshop of the catalogue</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>libre</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Étape</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Contact sur place</source>
        <translation>Contact there</translation>
    </message>
    <message>
        <source>Téléphone du contact</source>
        <translation>Contact’s phone</translation>
    </message>
    <message>
        <source>Courriel du contact</source>
        <translation>Contact’s e-mail</translation>
    </message>
    <message>
        <source>Clés</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Électricité</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>Réseau</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Stationnement</source>
        <translation>Parking</translation>
    </message>
    <message>
        <source>46,17 ; 1,87, ou le lien d’une carte</source>
        <translation>46.17, 1.87, or the link of a map</translation>
    </message>
    <message>
        <source>Ces notes vont au centre avec l’étape</source>
        <translation>These notes go to the centre with the stop</translation>
    </message>
    <message>
        <source>Aucun en particulier</source>
        <translation>None in particular</translation>
    </message>
    <message>
        <source>Approximative, d’après la commune</source>
        <translation>Approximate, from the commune</translation>
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
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message>
        <source>Envoi en cours…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Envoyer au centre</source>
        <translation>Send to the centre</translation>
    </message>
    <message>
        <source>Rejoindre une équipe</source>
        <translation>Join a team</translation>
    </message>
    <message>
        <source>Accès retiré, appelez la coordination</source>
        <translation>Access taken away, call the coordination</translation>
    </message>
    <message numerus="yes">
        <source>Le centre a refusé %n élément(s), lisez sa réponse</source>
        <translation>
            <numerusform>The centre refused %n item, read its answer</numerusform>
            <numerusform>The centre refused %n items, read its answer</numerusform>
        </translation>
    </message>
    <message>
        <source>Passez par un lieu avec réseau ou enregistrez sur clé USB</source>
        <translation>Stop at a place with coverage or save to a USB stick</translation>
    </message>
    <message>
        <source>Tout est enregistré sur ce poste</source>
        <translation>Everything is saved on this laptop</translation>
    </message>
    <message>
        <source>Rien à envoyer</source>
        <translation>Nothing to send</translation>
    </message>
    <message numerus="yes">
        <source>%n à envoyer</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
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
    <name>TeamButton</name>
    <message>
        <source>Animé avec</source>
        <translation>Held with</translation>
    </message>
    <message>
        <source>une personne partie</source>
        <translation>somebody who left</translation>
    </message>
    <message>
        <source>vous</source>
        <translation>you</translation>
    </message>
    <message>
        <source>Animé par {names}</source>
        <translation>Held by {names}</translation>
    </message>
</context>
<context>
    <name>TeamStep</name>
    <message>
        <source>Rejoindre une équipe</source>
        <translation>Join a team</translation>
    </message>
    <message>
        <source>Le centre de votre équipe réunit ce que les postes lui envoient.</source>
        <translation>Your team’s centre brings together what its computers send.</translation>
    </message>
    <message>
        <source>La coordination vous donne son adresse et un code.</source>
        <translation>The coordinator gives you its address and a code.</translation>
    </message>
    <message>
        <source>Le code sert une seule fois et reste valable 10 minutes.</source>
        <translation>The code works once and is valid for 10 minutes.</translation>
    </message>
    <message>
        <source>S’il ne marche plus, demandez-en un autre à la coordination.</source>
        <translation>If it no longer works, ask the coordinator for another one.</translation>
    </message>
    <message>
        <source>Il manque l’adresse du centre</source>
        <translation>The centre’s address is missing</translation>
    </message>
    <message>
        <source>Il manque le code du centre</source>
        <translation>The centre’s code is missing</translation>
    </message>
    <message>
        <source>Le code compte huit lettres et chiffres</source>
        <translation>The code has eight letters and digits</translation>
    </message>
    <message>
        <source>Avec le code du centre</source>
        <translation>With the centre’s code</translation>
    </message>
    <message>
        <source>Seul pour l’instant</source>
        <translation>Alone for now</translation>
    </message>
    <message>
        <source>J’ai un code du centre</source>
        <translation>I have a code from the centre</translation>
    </message>
    <message>
        <source>Travailler seul pour l’instant</source>
        <translation>Work alone for now</translation>
    </message>
    <message>
        <source>Vous pourrez rejoindre une équipe plus tard : ce que vous aurez écrit ira au centre.</source>
        <translation>You can join a team later: what you have written will go to the centre.</translation>
    </message>
    <message>
        <source>Adresse du centre</source>
        <translation>Address of the centre</translation>
    </message>
    <message>
        <source>Code à usage unique</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>8 lettres et chiffres, sans 0, O, 1 ni I</source>
        <translation>8 letters and digits, without 0, O, 1 or I</translation>
    </message>
</context>
<context>
    <name>ThemeChips</name>
    <message>
        <source>Démarches administratives</source>
        <translation>Administrative procedures</translation>
    </message>
    <message>
        <source>Thématiques</source>
        <translation>Themes</translation>
    </message>
    <message numerus="yes">
        <source>%n choisie(s)</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Thématiques, %n choisie(s)</source>
        <translation>
            <numerusform>Themes, %n chosen</numerusform>
            <numerusform>Themes, %n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Historique de la fiche</source>
        <translation>History of the record</translation>
    </message>
    <message>
        <source>Voir tout l’historique</source>
        <translation>See the whole history</translation>
    </message>
    <message>
        <source>Séparer les fiches</source>
        <translation>Separate the records</translation>
    </message>
    <message>
        <source>Remettre l’ancien</source>
        <translation>Put the old one back</translation>
    </message>
    <message>
        <source>Remettre l’ancien : {value}</source>
        <translation>Put the old one back: {value}</translation>
    </message>
    <message numerus="yes">
        <source>%n champ(s) modifié(s)</source>
        <translation>
            <numerusform>%n field changed</numerusform>
            <numerusform>%n fields changed</numerusform>
        </translation>
    </message>
    <message>
        <source>Fiche créée</source>
        <translation>Record made</translation>
    </message>
    <message>
        <source>Présence à « {title} »</source>
        <translation>Present at “{title}”</translation>
    </message>
    <message>
        <source>2 fiches réunies en une</source>
        <translation>2 records merged into one</translation>
    </message>
    <message>
        <source>Fiches séparées</source>
        <translation>Records separated</translation>
    </message>
    <message>
        <source>Fiche supprimée</source>
        <translation>Record deleted</translation>
    </message>
    <message>
        <source>Fiche rétablie</source>
        <translation>Record restored</translation>
    </message>
    <message>
        <source>Chèque {code}, {amount}</source>
        <translation>Voucher {code}, {amount}</translation>
    </message>
    <message>
        <source>Une personne de l’équipe</source>
        <translation>Somebody in the team</translation>
    </message>
    <message>
        <source>liste importée</source>
        <translation>imported list</translation>
    </message>
    <message>
        <source>sur ce poste</source>
        <translation>on this computer</translation>
    </message>
</context>
<context>
    <name>TimesRow</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Début</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Fin</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Length</translation>
    </message>
</context>
<context>
    <name>ToCheckCounts</name>
    <message numerus="yes">
        <source>Le chèque {code} a été accepté %n fois. Qui le garde ?</source>
        <translation>
            <numerusform>Voucher {code} was accepted %n time. Who keeps it?</numerusform>
            <numerusform>Voucher {code} was accepted %n times. Who keeps it?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accepté %n fois</source>
        <translation>
            <numerusform>accepted %n time</numerusform>
            <numerusform>accepted %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Modifiée sur %n poste(s)</source>
        <translation>
            <numerusform>Changed on %n laptop</numerusform>
            <numerusform>Changed on %n laptops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n femme(s)</source>
        <translation>
            <numerusform>%n woman</numerusform>
            <numerusform>%n women</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n homme(s)</source>
        <translation>
            <numerusform>%n man</numerusform>
            <numerusform>%n men</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n nom(s)</source>
        <translation>
            <numerusform>{name}, %n name</numerusform>
            <numerusform>{name}, %n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n prénom(s)</source>
        <translation>
            <numerusform>{name}, %n first name</numerusform>
            <numerusform>{name}, %n first names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n année(s) de naissance</source>
        <translation>
            <numerusform>{name}, %n year of birth</numerusform>
            <numerusform>{name}, %n years of birth</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n téléphone(s)</source>
        <translation>
            <numerusform>{name}, %n phone</numerusform>
            <numerusform>{name}, %n phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n commune(s)</source>
        <translation>
            <numerusform>{name}, %n municipality</numerusform>
            <numerusform>{name}, %n municipalities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n note(s)</source>
        <translation>
            <numerusform>{name}, %n note</numerusform>
            <numerusform>{name}, %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n horaire(s)</source>
        <translation>
            <numerusform>{name}, %n opening times</numerusform>
            <numerusform>{name}, %n opening times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n titre(s)</source>
        <translation>
            <numerusform>{name}, %n title</numerusform>
            <numerusform>{name}, %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n lieu(x)</source>
        <translation>
            <numerusform>{name}, %n place</numerusform>
            <numerusform>{name}, %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n heure(s) de début</source>
        <translation>
            <numerusform>{name}, %n start time</numerusform>
            <numerusform>{name}, %n start times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n heure(s) de fin</source>
        <translation>
            <numerusform>{name}, %n end time</numerusform>
            <numerusform>{name}, %n end times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n comptage(s)</source>
        <translation>
            <numerusform>{name}, %n headcount</numerusform>
            <numerusform>{name}, %n headcounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n montant(s)</source>
        <translation>
            <numerusform>{name}, %n amount</numerusform>
            <numerusform>{name}, %n amounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n date(s) de fin</source>
        <translation>
            <numerusform>{name}, %n end date</numerusform>
            <numerusform>{name}, %n end dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n prix</source>
        <translation>
            <numerusform>{name}, %n price</numerusform>
            <numerusform>{name}, %n prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n premier(s) jour(s)</source>
        <translation>
            <numerusform>{name}, %n first day</numerusform>
            <numerusform>{name}, %n first days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n dernier(s) jour(s)</source>
        <translation>
            <numerusform>{name}, %n last day</numerusform>
            <numerusform>{name}, %n last days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n durée(s)</source>
        <translation>
            <numerusform>{name}, %n length</numerusform>
            <numerusform>{name}, %n lengths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n rythme(s) de passage</source>
        <translation>
            <numerusform>{name}, %n visiting pattern</numerusform>
            <numerusform>{name}, %n visiting patterns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n date(s) de révocation</source>
        <translation>
            <numerusform>{name}, %n date of revocation</numerusform>
            <numerusform>{name}, %n dates of revocation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n quantité(s)</source>
        <translation>
            <numerusform>{name}, %n quantity</numerusform>
            <numerusform>{name}, %n quantities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n valeur(s)</source>
        <translation>
            <numerusform>{name}, %n value</numerusform>
            <numerusform>{name}, %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToCheckPage</name>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Points à vérifier</source>
        <translation>Points to check</translation>
    </message>
    <message>
        <source>Rien à vérifier.</source>
        <translation>Nothing to check.</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s), comparaison en cours</source>
        <translation>
            <numerusform>%n item, still comparing</numerusform>
            <numerusform>%n items, still comparing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) à vérifier</source>
        <translation>
            <numerusform>%n point to check</numerusform>
            <numerusform>%n points to check</numerusform>
        </translation>
    </message>
    <message>
        <source>Rien n’a encore été reçu du centre.</source>
        <translation>Nothing has been received from the centre yet.</translation>
    </message>
    <message>
        <source>Dernière réception : {moment}</source>
        <translation>Last reception: {moment}</translation>
    </message>
    <message>
        <source>Ce que le centre n’a pas pu décider seul attend ici.</source>
        <translation>What the centre could not decide alone waits here.</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Bonjour</source>
        <translation>Hello</translation>
    </message>
    <message>
        <source>Chercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Bonjour {name}</source>
        <translation>Hello {name}</translation>
    </message>
    <message>
        <source>Demain : {place}, {hour}</source>
        <translation>Tomorrow: {place}, {hour}</translation>
    </message>
    <message>
        <source>Ensuite : {place}, {day}, {hour}</source>
        <translation>Next: {place}, {day}, {hour}</translation>
    </message>
</context>
<context>
    <name>TodoCard</name>
    <message>
        <source>À faire</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Rien n’attend.</source>
        <translation>Nothing waits.</translation>
    </message>
    <message numerus="yes">
        <source>%n matériel(s) à charger</source>
        <translation>
            <numerusform>%n thing to load</numerusform>
            <numerusform>%n things to load</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n personne(s) à rappeler</source>
        <translation>
            <numerusform>%n person to call</numerusform>
            <numerusform>%n people to call</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) à vérifier</source>
        <translation>
            <numerusform>%n point to check</numerusform>
            <numerusform>%n points to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) refusé(s)</source>
        <translation>
            <numerusform>%n item refused</numerusform>
            <numerusform>%n items refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) à clore</source>
        <translation>
            <numerusform>%n workshop to close</numerusform>
            <numerusform>%n workshops to close</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chèque(s) à envoyer vite</source>
        <translation>
            <numerusform>%n voucher to send soon</numerusform>
            <numerusform>%n vouchers to send soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prêt(s) en retard</source>
        <translation>
            <numerusform>%n late loan</numerusform>
            <numerusform>%n late loans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mandat(s) bientôt terminé(s)</source>
        <translation>
            <numerusform>%n mandate that ends soon</numerusform>
            <numerusform>%n mandates that end soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) à envoyer</source>
        <translation>
            <numerusform>%n item to send</numerusform>
            <numerusform>%n items to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feuille(s) signée(s) à ajouter</source>
        <translation>
            <numerusform>%n signed sheet to add</numerusform>
            <numerusform>%n signed sheets to add</numerusform>
        </translation>
    </message>
    <message>
        <source>Le centre demande une précision.</source>
        <translation>The centre asks a question.</translation>
    </message>
    <message>
        <source>La raison est écrite dans les envois.</source>
        <translation>The reason is written in Sendings.</translation>
    </message>
    <message>
        <source>Leur dernier jour approche.</source>
        <translation>Their last day is near.</translation>
    </message>
    <message>
        <source>Demain : {title}, {hour}</source>
        <translation>Tomorrow: {title}, {hour}</translation>
    </message>
    <message>
        <source>Le plus ancien : {title}, {day}</source>
        <translation>The oldest: {title}, {day}</translation>
    </message>
    <message>
        <source>{title}, attendu {day}</source>
        <translation>{title}, due {day}</translation>
    </message>
    <message>
        <source>Le premier : {title}, {day}</source>
        <translation>The first: {title}, {day}</translation>
    </message>
    <message>
        <source>Depuis {when}</source>
        <translation>Since {when}</translation>
    </message>
    <message>
        <source>La plus ancienne : {title}, {day}</source>
        <translation>The oldest: {title}, {day}</translation>
    </message>
    <message>
        <source>Voir la liste</source>
        <translation>See the list</translation>
    </message>
    <message>
        <source>Ouvrir la liste d’appel</source>
        <translation>Open the list to call</translation>
    </message>
    <message>
        <source>Répondre</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Lire la réponse</source>
        <translation>Read the answer</translation>
    </message>
    <message>
        <source>Compléter et clore</source>
        <translation>Complete and close</translation>
    </message>
    <message>
        <source>Voir l’appareil</source>
        <translation>See the device</translation>
    </message>
    <message>
        <source>Voir le mandat</source>
        <translation>See the mandate</translation>
    </message>
    <message>
        <source>Ouvrir l’atelier</source>
        <translation>Open the session</translation>
    </message>
    <message>
        <source>Voir les envois</source>
        <translation>See sendings</translation>
    </message>
</context>
<context>
    <name>TourCounts</name>
    <message numerus="yes">
        <source>%n étape(s)</source>
        <translation>
            <numerusform>%n stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TourForm</name>
    <message>
        <source>Il manque le nom de la tournée.</source>
        <translation>The tour has no name yet.</translation>
    </message>
    <message>
        <source>Le dernier jour doit venir après le premier.</source>
        <translation>The last day must come after the first.</translation>
    </message>
    <message>
        <source>Nom de la tournée</source>
        <translation>Name of the tour</translation>
    </message>
    <message>
        <source>Par exemple Tournée d’automne</source>
        <translation>For example Autumn tour</translation>
    </message>
    <message>
        <source>Premier jour</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Dernier jour</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Téléphone des inscriptions</source>
        <translation>Phone for registrations</translation>
    </message>
    <message>
        <source>Adresse des inscriptions</source>
        <translation>Address for registrations</translation>
    </message>
    <message>
        <source>Véhicule</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Mes journées partent de</source>
        <translation>My days start from</translation>
    </message>
    <message>
        <source>Animée par</source>
        <translation>Led by</translation>
    </message>
    <message>
        <source>sur ce poste</source>
        <translation>on this laptop</translation>
    </message>
    <message>
        <source>Tournée</source>
        <translation>Tour</translation>
    </message>
</context>
<context>
    <name>TourGestures</name>
    <message numerus="yes">
        <source>%n étape(s) dans le fichier {name}.</source>
        <translation>
            <numerusform>%n stop in the file {name}.</numerusform>
            <numerusform>%n stops in the file {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chaque visite a déjà son atelier. Rien n’a été ajouté.</source>
        <translation>Every visit has its session already. Nothing was added.</translation>
    </message>
    <message>
        <source>Un autre de vos ateliers a lieu au même moment.</source>
        <translation>Another of your sessions takes place at the same time.</translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s) préparé(s).</source>
        <translation>
            <numerusform>%n session prepared.</numerusform>
            <numerusform>%n sessions prepared.</numerusform>
        </translation>
    </message>
    <message>
        <source>Il y a maintenant plus d’inscrits que de places.</source>
        <translation>There are now more people registered than seats.</translation>
    </message>
</context>
<context>
    <name>TourMenu</name>
    <message>
        <source>Autres actions</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Modifier la tournée</source>
        <translation>Edit the tour</translation>
    </message>
    <message>
        <source>Nouvelle tournée</source>
        <translation>New tour</translation>
    </message>
    <message>
        <source>Préparer tous les ateliers à venir</source>
        <translation>Prepare all sessions to come</translation>
    </message>
    <message>
        <source>Imprimer la feuille de route</source>
        <translation>Print the sheet of the tour</translation>
    </message>
    <message>
        <source>Enregistrer pour un agenda (.ics)</source>
        <translation>Save for a calendar (.ics)</translation>
    </message>
    <message>
        <source>Retirer de la liste le matériel choisi</source>
        <translation>Take the chosen thing off the list</translation>
    </message>
    <message>
        <source>Supprimer la tournée</source>
        <translation>Delete the tour</translation>
    </message>
</context>
<context>
    <name>Tours</name>
    <message>
        <source>Tournées</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>journée</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>matin</source>
        <translation>morning</translation>
    </message>
    <message>
        <source>après-midi</source>
        <translation>afternoon</translation>
    </message>
    <message>
        <source>semaines {first} à {last}</source>
        <translation>weeks {first} to {last}</translation>
    </message>
    <message>
        <source>S {week}</source>
        <translation>W {week}</translation>
    </message>
    <message>
        <source>aucun atelier prévu</source>
        <translation>no session planned</translation>
    </message>
    <message>
        <source>{registered} sur {seats}</source>
        <translation>{registered} of {seats}</translation>
    </message>
    <message>
        <source>terminé</source>
        <translation>done</translation>
    </message>
    <message>
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message>
        <source>à venir</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>annulé</source>
        <translation>called off</translation>
    </message>
    <message>
        <source>Jour férié : {name}.</source>
        <translation>Public holiday: {name}.</translation>
    </message>
    <message>
        <source>Vacances scolaires : {name}.</source>
        <translation>School holidays: {name}.</translation>
    </message>
    <message>
        <source>Vacances scolaires : calendrier inconnu.</source>
        <translation>School holidays: calendar unknown.</translation>
    </message>
    <message>
        <source>Au même moment que {place}.</source>
        <translation>At the same time as {place}.</translation>
    </message>
    <message>
        <source>{place} est à {km} km environ, {drive} de route : il y a {gap} entre les deux.</source>
        <translation>{place} is about {km} km away, {drive} by road: there are {gap} between the two.</translation>
    </message>
    <message>
        <source>{km} km par semaine, à vol d’oiseau × 1,3</source>
        <translation>{km} km a week, straight line × 1.3</translation>
    </message>
</context>
<context>
    <name>ToursPage</name>
    <message>
        <source>Nouvelle tournée</source>
        <translation>New tour</translation>
    </message>
    <message>
        <source>Enregistrer pour un agenda</source>
        <translation>Save for a calendar</translation>
    </message>
    <message>
        <source>Tournée affichée</source>
        <translation>Tour shown</translation>
    </message>
    <message>
        <source>Semaines</source>
        <translation>Weeks</translation>
    </message>
    <message>
        <source>Calendrier</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Affichage</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Autres actions</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Imprimer la feuille de route (Ctrl+P)</source>
        <translation>Print the sheet of the tour (Ctrl+P)</translation>
    </message>
    <message>
        <source>Retour sans enregistrer</source>
        <translation>Back without saving</translation>
    </message>
    <message>
        <source>Ajouter une étape</source>
        <translation>Add a stop</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Nouvelle étape</source>
        <translation>New stop</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Essai</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>Lisez un des codes avec votre lecteur</source>
        <translation>Read one of the codes with your scanner</translation>
    </message>
    <message>
        <source>Essai du lecteur</source>
        <translation>Scanner trial</translation>
    </message>
    <message>
        <source>Régler cet ordinateur pour ce lecteur</source>
        <translation>Set this computer for this scanner</translation>
    </message>
    <message>
        <source>{usual} entre deux signes, {slowest} au plus</source>
        <translation>{usual} between two characters, {slowest} at most</translation>
    </message>
    <message>
        <source>Ce qui arrive</source>
        <translation>What arrives</translation>
    </message>
    <message>
        <source>Ce que l’application comprend</source>
        <translation>What the app understands</translation>
    </message>
    <message>
        <source>Vitesse</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>Touche de fin</source>
        <translation>Last key</translation>
    </message>
    <message>
        <source>Le curseur dans ce champ, lisez un code. Tout ce que le lecteur tape est montré tel quel.</source>
        <translation>With the cursor in this field, read a code. All that the scanner types is shown as it is.</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Signaler au centre</source>
        <translation>Report to the centre</translation>
    </message>
    <message>
        <source>Aucune personne n’est concernée pour l’instant</source>
        <translation>Nobody is concerned so far</translation>
    </message>
    <message>
        <source>Sa présence compte, avec ou sans chèque.</source>
        <translation>The presence counts, with or without a voucher.</translation>
    </message>
    <message>
        <source>La tolérance est passée elle aussi.</source>
        <translation>The period of tolerance is over too.</translation>
    </message>
    <message>
        <source>Ce code ne ressemble à aucun dispositif connu</source>
        <translation>This code is like none of the known schemes</translation>
    </message>
    <message>
        <source>Scannez-le à nouveau, ou tapez les chiffres imprimés sous le code-barres.</source>
        <translation>Scan it again, or type the digits printed under the bar code.</translation>
    </message>
    <message>
        <source>Autre chèque</source>
        <translation>Another voucher</translation>
    </message>
    <message>
        <source>Sans chèque</source>
        <translation>No voucher</translation>
    </message>
</context>
<context>
    <name>TwinPanel</name>
    <message>
        <source>Fusionner {name} avec…</source>
        <translation>Merge {name} with…</translation>
    </message>
    <message>
        <source>Signaler un doublon de {name}</source>
        <translation>Report a duplicate of {name}</translation>
    </message>
    <message>
        <source>Chercher l’autre fiche</source>
        <translation>Search for the other record</translation>
    </message>
    <message>
        <source>Nom, prénom ou téléphone</source>
        <translation>Name or telephone</translation>
    </message>
    <message>
        <source>Autre fiche</source>
        <translation>Other record</translation>
    </message>
    <message>
        <source>Choisissez l’autre fiche de la même personne.</source>
        <translation>Choose the other record of the same person.</translation>
    </message>
    <message>
        <source>Revenir à la fiche</source>
        <translation>Back to the record</translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s) identique(s)</source>
        <translation>
            <numerusform>%n identical line</numerusform>
            <numerusform>%n identical lines</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, fiche créée le {day}</source>
        <translation>{name}, record made on {day}</translation>
    </message>
    <message>
        <source>{field} : {value}, fiche de {name}</source>
        <translation>{field}: {value}, record of {name}</translation>
    </message>
    <message>
        <source>Les ateliers et les chèques des deux fiches seront réunis. Les fiches pourront être séparées.</source>
        <translation>The sessions and vouchers of both records will be brought together. The records can be separated again.</translation>
    </message>
    <message>
        <source>Une ligne sera ajoutée à la note de la fiche : la coordination la verra et décidera.</source>
        <translation>A line will be added to the record’s note: the coordination will see it and decide.</translation>
    </message>
    <message>
        <source>Réunir ces 2 fiches</source>
        <translation>Merge these 2 records</translation>
    </message>
    <message>
        <source>Ce sont 2 personnes différentes</source>
        <translation>They are 2 different people</translation>
    </message>
    <message>
        <source>Signaler à la coordination</source>
        <translation>Report to the coordination</translation>
    </message>
    <message>
        <source>Doublon possible : {name}</source>
        <translation>Possible duplicate: {name}</translation>
    </message>
</context>
<context>
    <name>TwinsPanel</name>
    <message>
        <source>Fusionner les 2 fiches</source>
        <translation>Merge the 2 records</translation>
    </message>
    <message>
        <source>Ce sont 2 personnes différentes</source>
        <translation>These are 2 different people</translation>
    </message>
    <message>
        <source>Ressemblance forte</source>
        <translation>Strong likeness</translation>
    </message>
    <message>
        <source>Ressemblance possible</source>
        <translation>Possible likeness</translation>
    </message>
    <message>
        <source>Fiche de {member}</source>
        <translation>Record by {member}</translation>
    </message>
    <message>
        <source>Fiche sans auteur</source>
        <translation>Record without author</translation>
    </message>
    <message>
        <source>{field} : {value}, fiche de {name}</source>
        <translation>{field}: {value}, record of {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s) identique(s) : {values}</source>
        <translation>
            <numerusform>%n identical line: {values}</numerusform>
            <numerusform>%n identical lines: {values}</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce qui suit la personne</source>
        <translation>What follows the person</translation>
    </message>
    <message numerus="yes">
        <source>atelier(s)</source>
        <translation>
            <numerusform>workshop</numerusform>
            <numerusform>workshops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chèque(s)</source>
        <translation>
            <numerusform>voucher</numerusform>
            <numerusform>vouchers</numerusform>
        </translation>
    </message>
    <message>
        <source>Fiche obtenue : {name}</source>
        <translation>Resulting record: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n atelier(s)</source>
        <translation>
            <numerusform>%n workshop</numerusform>
            <numerusform>%n workshops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{action} : {gesture}</source>
        <translation>{action}: {gesture}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Ouverture…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Phrase secrète</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Rouvrir avec la feuille de secours</source>
        <translation>Reopen with the recovery sheet</translation>
    </message>
    <message>
        <source>Recopiez les huit groupes de quatre caractères. Les tirets ne comptent pas.</source>
        <translation>Copy the eight groups of four characters. Hyphens do not count.</translation>
    </message>
    <message>
        <source>Code de la feuille de secours</source>
        <translation>Code of the recovery sheet</translation>
    </message>
    <message>
        <source>Revenir à la phrase secrète</source>
        <translation>Back to the passphrase</translation>
    </message>
    <message>
        <source>Ouvrir les données de ce poste</source>
        <translation>Open this computer’s data</translation>
    </message>
    <message>
        <source>Tapez ou collez votre phrase secrète.</source>
        <translation>Type or paste your passphrase.</translation>
    </message>
    <message>
        <source>J’ai oublié ma phrase</source>
        <translation>I have forgotten my phrase</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>VisitMenu</name>
    <message>
        <source>Autres actions sur cette visite</source>
        <translation>Other actions on this visit</translation>
    </message>
    <message>
        <source>Venir un autre jour</source>
        <translation>Come another day</translation>
    </message>
    <message>
        <source>Rétablir toute l’étape</source>
        <translation>Hold the whole stop again</translation>
    </message>
    <message>
        <source>Annuler toute l’étape</source>
        <translation>Call the whole stop off</translation>
    </message>
    <message>
        <source>Copier l’étape</source>
        <translation>Copy the stop</translation>
    </message>
    <message>
        <source>Déplacer l’étape vers</source>
        <translation>Move the stop to</translation>
    </message>
    <message>
        <source>Mes journées ne partent plus d’ici</source>
        <translation>My days no longer start from here</translation>
    </message>
    <message>
        <source>Mes journées partent d’ici</source>
        <translation>My days start from here</translation>
    </message>
    <message>
        <source>Supprimer l’étape</source>
        <translation>Delete the stop</translation>
    </message>
    <message>
        <source>Venir quand même ce jour-là</source>
        <translation>Come that day all the same</translation>
    </message>
    <message>
        <source>Ne pas venir ce jour-là</source>
        <translation>Do not come that day</translation>
    </message>
    <message>
        <source>Ajouter un atelier à cette visite</source>
        <translation>Add a session to this visit</translation>
    </message>
    <message>
        <source>Préparer l’atelier</source>
        <translation>Prepare the session</translation>
    </message>
    <message>
        <source>Déplacer « {title} » au</source>
        <translation>Move “{title}” to</translation>
    </message>
    <message>
        <source>Copier « {title} » au</source>
        <translation>Copy “{title}” to</translation>
    </message>
    <message>
        <source>Déplacer les inscrits de « {title} » vers</source>
        <translation>Move those registered for “{title}” to</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Préparation du territoire de démonstration…</source>
        <translation>Preparing the demonstration territory…</translation>
    </message>
    <message>
        <source>Des lieux réels de la Creuse, des personnes inventées.</source>
        <translation>Real places of the Creuse, invented people.</translation>
    </message>
</context>
<context>
    <name>WeekModel</name>
    <message>
        <source>Étapes</source>
        <translation>Stops</translation>
    </message>
</context>
<context>
    <name>WeekStrip</name>
    <message>
        <source>Étapes de la semaine : {stops}</source>
        <translation>Stops of the week: {stops}</translation>
    </message>
</context>
<context>
    <name>WeekTable</name>
    <message>
        <source>Semaines et étapes de la tournée</source>
        <translation>Weeks and stops of the tour</translation>
    </message>
</context>
<context>
    <name>WhereFields</name>
    <message>
        <source>Où</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Choisissez une commune de la liste, par son nom ou son code postal.</source>
        <translation>Choose a commune from the list, by its name or postal code.</translation>
    </message>
</context>
<context>
    <name>WorkshopColumn</name>
    <message>
        <source>Atelier du programme</source>
        <translation>Workshop of the catalogue</translation>
    </message>
</context>
<context>
    <name>WorkshopForm</name>
    <message>
        <source>En une phrase, pour l’affiche</source>
        <translation>In one sentence, for the poster</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Où</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>Prix</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Chèques</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Publics</source>
        <translation>Publics</translation>
    </message>
    <message>
        <source>Notes de l’équipe</source>
        <translation>The team’s notes</translation>
    </message>
    <message>
        <source>Il manque le nom de l’atelier.</source>
        <translation>The name of the workshop is missing.</translation>
    </message>
    <message>
        <source>Nom de l’atelier</source>
        <translation>Name of the workshop</translation>
    </message>
    <message>
        <source>Durée en minutes</source>
        <translation>Length in minutes</translation>
    </message>
    <message>
        <source>Nombre de places</source>
        <translation>Number of seats</translation>
    </message>
    <message>
        <source>libre</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Prix en euros</source>
        <translation>Price in euros</translation>
    </message>
    <message>
        <source>Nombre de chèques demandés</source>
        <translation>Number of vouchers asked</translation>
    </message>
    <message>
        <source>aucun</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Collectif</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Individuel</source>
        <translation>Individual</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Niveau de l’atelier</source>
        <translation>Level of the workshop</translation>
    </message>
</context>
<context>
    <name>WorkshopListPanel</name>
    <message>
        <source>Chercher dans le programme</source>
        <translation>Search the catalogue</translation>
    </message>
    <message>
        <source>Nom ou sujet</source>
        <translation>Name or subject</translation>
    </message>
    <message>
        <source>Proposés</source>
        <translation>On offer</translation>
    </message>
    <message>
        <source>Retirés</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>Filtre</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Aucun atelier ici.</source>
        <translation>No workshop here.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
        </translation>
    </message>
    <message>
        <source>gratuit</source>
        <translation>free</translation>
    </message>
    <message numerus="yes">
        <source>%n séance(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>Sans nom</source>
        <translation>Unnamed</translation>
    </message>
</context>
<context>
    <name>_BlankCard</name>
    <message>
        <source>Pour commencer</source>
        <translation>To begin</translation>
    </message>
    <message>
        <source>Ajoutez votre premier atelier, ou commencez par les personnes que vous suivez déjà.</source>
        <translation>Add your first workshop, or begin with the people you already follow.</translation>
    </message>
    <message>
        <source>Ajouter un atelier</source>
        <translation>Add a workshop</translation>
    </message>
    <message>
        <source>Ajouter des personnes</source>
        <translation>Add people</translation>
    </message>
</context>
<context>
    <name>_SessionLine</name>
    <message>
        <source>jusqu’à {hour}</source>
        <translation>until {hour}</translation>
    </message>
    <message numerus="yes">
        <source>%n inscrit(s)</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
    <message>
        <source>{registered} sur {seats}</source>
        <translation>{registered} of {seats}</translation>
    </message>
    <message>
        <source>{counts} inscrits</source>
        <translation>{counts} registered</translation>
    </message>
    <message numerus="yes">
        <source>%n en attente</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) libre(s)</source>
        <translation>
            <numerusform>%n seat left</numerusform>
            <numerusform>%n seats left</numerusform>
        </translation>
    </message>
    <message>
        <source>Complet</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>_WeekCard</name>
    <message>
        <source>Cette semaine</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>en chèques</source>
        <translation>in vouchers</translation>
    </message>
    <message numerus="yes">
        <source>personne(s)</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>atelier(s) tenu(s)</source>
        <translation>
            <numerusform>workshop held</numerusform>
            <numerusform>workshops held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>Déjà connues, non inscrites</source>
        <translation>Already known, not registered</translation>
    </message>
    <message>
        <source>Pas dans la liste ?</source>
        <translation>Not in the list?</translation>
    </message>
    <message>
        <source>Ajouter à l’atelier</source>
        <translation>Add to the workshop</translation>
    </message>
    <message>
        <source>Nouvelle personne : {name}</source>
        <translation>New person: {name}</translation>
    </message>
    <message>
        <source>Commune proposée : {commune}</source>
        <translation>Suggested town: {commune}</translation>
    </message>
    <message>
        <source>chèque pris</source>
        <translation>voucher taken</translation>
    </message>
    <message>
        <source>Inscrits à cet atelier</source>
        <translation>Registered for this workshop</translation>
    </message>
    <message>
        <source>Inscrite à cet atelier</source>
        <translation>Registered for this workshop</translation>
    </message>
    <message>
        <source>Inscrit à cet atelier</source>
        <translation>Registered for this workshop</translation>
    </message>
    <message>
        <source>Inscrit·e à cet atelier</source>
        <translation>Registered for this workshop</translation>
    </message>
    <message>
        <source>Attendue</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Attendu</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Attendu·e</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>En liste d’attente</source>
        <translation>On the waiting list</translation>
    </message>
    <message>
        <source>Présente</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Présent</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Présent·e</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Absente</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Absent·e</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Excusée</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>Excusé</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>Excusé·e</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>Déjà présente</source>
        <translation>Already present</translation>
    </message>
    <message>
        <source>Déjà présent</source>
        <translation>Already present</translation>
    </message>
    <message>
        <source>Déjà présent·e</source>
        <translation>Already present</translation>
    </message>
    <message>
        <source>Marquer présente</source>
        <translation>Mark present</translation>
    </message>
    <message>
        <source>Marquer présent</source>
        <translation>Mark present</translation>
    </message>
    <message>
        <source>Marquer présent·e</source>
        <translation>Mark present</translation>
    </message>
    <message>
        <source>venue le {day}</source>
        <translation>came on {day}</translation>
    </message>
    <message>
        <source>venu le {day}</source>
        <translation>came on {day}</translation>
    </message>
    <message>
        <source>venu·e le {day}</source>
        <translation>came on {day}</translation>
    </message>
    <message>
        <source>{name} est bien présente ({number})</source>
        <translation>{name} is indeed present ({number})</translation>
    </message>
    <message>
        <source>{name} est bien présent ({number})</source>
        <translation>{name} is indeed present ({number})</translation>
    </message>
    <message>
        <source>{name} est bien présent·e ({number})</source>
        <translation>{name} is indeed present ({number})</translation>
    </message>
    <message>
        <source>Mme {name}</source>
        <translation>Mrs {name}</translation>
    </message>
    <message>
        <source>M. {name}</source>
        <translation>Mr {name}</translation>
    </message>
    <message>
        <source>{amount} encaissés</source>
        <translation>{amount} taken</translation>
    </message>
    <message>
        <source>Chèque {code} sans personne</source>
        <translation>Voucher {code} without a person</translation>
    </message>
    <message>
        <source>{name} : excuse</source>
        <translation>{name}: excused</translation>
    </message>
    <message>
        <source>{name} : signature</source>
        <translation>{name}: signature</translation>
    </message>
    <message>
        <source>1 personne sans nom</source>
        <translation>1 person without a name</translation>
    </message>
    <message>
        <source>{count} personnes sans nom</source>
        <translation>{count} people without a name</translation>
    </message>
    <message>
        <source>a signé à l’écran</source>
        <translation>signed on screen</translation>
    </message>
    <message>
        <source>{amount} en espèces</source>
        <translation>{amount} in cash</translation>
    </message>
    <message>
        <source>{amount} en chèque bancaire</source>
        <translation>{amount} by bank cheque</translation>
    </message>
    <message>
        <source>{amount} par virement</source>
        <translation>{amount} by transfer</translation>
    </message>
    <message>
        <source>{name} : chèque {code}</source>
        <translation>{name}: voucher {code}</translation>
    </message>
    <message>
        <source>{name} : nouvelle fiche et présence</source>
        <translation>{name}: new record and presence</translation>
    </message>
    <message>
        <source>{name} : présence et chèque</source>
        <translation>{name}: presence and voucher</translation>
    </message>
    <message>
        <source>{name} : présence</source>
        <translation>{name}: presence</translation>
    </message>
    <message>
        <source>{name} : {amount} encaissés</source>
        <translation>{name}: {amount} received</translation>
    </message>
    <message>
        <source>{name} : présence et {amount}</source>
        <translation>{name}: presence and {amount}</translation>
    </message>
    <message>
        <source>{name} : présence, chèque et {amount}</source>
        <translation>{name}: presence, voucher and {amount}</translation>
    </message>
    <message>
        <source>chèque {code} signalé au centre</source>
        <translation>voucher {code} reported to the centre</translation>
    </message>
    <message>
        <source>chèque {code}</source>
        <translation>voucher {code}</translation>
    </message>
    <message>
        <source>{status}, chèque {code} signalé au centre</source>
        <translation>{status}, voucher {code} reported to the centre</translation>
    </message>
    <message>
        <source>{status}, sans chèque</source>
        <translation>{status}, no voucher</translation>
    </message>
    <message>
        <source>{status}, chèque {code}</source>
        <translation>{status}, voucher {code}</translation>
    </message>
    <message>
        <source>Chèque déjà utilisé</source>
        <translation>Voucher already used</translation>
    </message>
    <message>
        <source>Chèque périmé</source>
        <translation>Voucher expired</translation>
    </message>
    <message>
        <source>Chèque non reconnu</source>
        <translation>Voucher not recognised</translation>
    </message>
    <message>
        <source>scanné pour {name}</source>
        <translation>scanned for {name}</translation>
    </message>
    <message>
        <source>tapé pour {name}</source>
        <translation>typed for {name}</translation>
    </message>
    <message>
        <source>scanné</source>
        <translation>scanned</translation>
    </message>
    <message>
        <source>tapé</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>{when}, à {place}</source>
        <translation>{when}, at {place}</translation>
    </message>
    <message>
        <source>{line} · pas encore confirmé par le centre</source>
        <translation>{line} · not yet confirmed by the centre</translation>
    </message>
    <message>
        <source>{line} · reçu par le centre le {day}</source>
        <translation>{line} · received by the centre on {day}</translation>
    </message>
    <message>
        <source>Pris par {taker} pour {who}</source>
        <translation>Taken by {taker} for {who}</translation>
    </message>
    <message>
        <source>Pris par {taker}, sans nom de personne</source>
        <translation>Taken by {taker}, for nobody by name</translation>
    </message>
    <message>
        <source>Pris pour {who}</source>
        <translation>Taken for {who}</translation>
    </message>
    <message>
        <source>Pris sans nom de personne</source>
        <translation>Taken for nobody by name</translation>
    </message>
    <message>
        <source>Utilisable jusqu’au {day}</source>
        <translation>Usable until {day}</translation>
    </message>
    <message>
        <source>{number}, sans inscription</source>
        <translation>{number}, not registered</translation>
    </message>
    <message>
        <source>{number} sur la feuille</source>
        <translation>{number} on the sheet</translation>
    </message>
    <message>
        <source>arrivée à {hour}</source>
        <translation>arrived at {hour}</translation>
    </message>
    <message>
        <source>arrivé à {hour}</source>
        <translation>arrived at {hour}</translation>
    </message>
    <message>
        <source>arrivé·e à {hour}</source>
        <translation>arrived at {hour}</translation>
    </message>
</context>
<context>
    <name>equipment</name>
    <message>
        <source>Prêt</source>
        <translation>Loan</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Don</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>Vente</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Mise au rebut</source>
        <translation>Discarding</translation>
    </message>
    <message>
        <source>En retard</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>En réserve</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>Prêté</source>
        <translation>On loan</translation>
    </message>
    <message>
        <source>Donné</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Vendu</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Au rebut</source>
        <translation>Discarded</translation>
    </message>
    <message>
        <source>retour prévu le {day}, {number} jours de retard</source>
        <translation>due back on {day}, {number} days late</translation>
    </message>
    <message>
        <source>retour prévu le {day}, 1 jour de retard</source>
        <translation>due back on {day}, 1 day late</translation>
    </message>
    <message>
        <source>retour le {day}</source>
        <translation>due back on {day}</translation>
    </message>
</context>
<context>
    <name>exports</name>
    <message>
        <source>Les personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Les ateliers</source>
        <translation>Workshops</translation>
    </message>
    <message>
        <source>Les inscriptions et les présences</source>
        <translation>Registrations and attendance</translation>
    </message>
    <message>
        <source>Les chèques</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>L’argent reçu</source>
        <translation>Money taken</translation>
    </message>
    <message>
        <source>Les lieux</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Les étapes des tournées</source>
        <translation>Stops of the tours</translation>
    </message>
    <message>
        <source>Le programme</source>
        <translation>The programme</translation>
    </message>
    <message>
        <source>Les mandats</source>
        <translation>Mandates</translation>
    </message>
    <message>
        <source>Les parcours et ce qu’il en reste</source>
        <translation>Packs and what is left of them</translation>
    </message>
    <message>
        <source>Les niveaux avant et après</source>
        <translation>Levels before and after</translation>
    </message>
    <message>
        <source>Le matériel</source>
        <translation>Equipment</translation>
    </message>
    <message>
        <source>Les personnes, pour La Coop</source>
        <translation>People, for La Coop</translation>
    </message>
    <message>
        <source>Les activités, pour La Coop</source>
        <translation>Activities, for La Coop</translation>
    </message>
    <message>
        <source>Les lieux, au standard national</source>
        <translation>Places, in the national standard</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>Des personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Des inscriptions à des ateliers</source>
        <translation>Registrations for workshops</translation>
    </message>
    <message>
        <source>Des ateliers</source>
        <translation>Workshops</translation>
    </message>
    <message>
        <source>Des lieux</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>modele-personnes.xlsx</source>
        <translation>model-people.xlsx</translation>
    </message>
    <message>
        <source>modele-inscriptions.xlsx</source>
        <translation>model-registrations.xlsx</translation>
    </message>
    <message>
        <source>modele-ateliers.xlsx</source>
        <translation>model-workshops.xlsx</translation>
    </message>
    <message>
        <source>modele-lieux.xlsx</source>
        <translation>model-places.xlsx</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Nom et prénom</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Nom de naissance</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <source>Année de naissance</source>
        <translation>Birth year</translation>
    </message>
    <message>
        <source>Âge</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Autre téléphone</source>
        <translation>Other telephone</translation>
    </message>
    <message>
        <source>Adresse électronique</source>
        <translation>E-mail address</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Complément d’adresse</source>
        <translation>Rest of the address</translation>
    </message>
    <message>
        <source>Code INSEE</source>
        <translation>INSEE code</translation>
    </message>
    <message>
        <source>Code postal</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Statut social</source>
        <translation>Social status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Atelier souhaité</source>
        <translation>Workshop wanted</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Début</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Fin</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Inscrit ou en attente</source>
        <translation>Registered or waiting</translation>
    </message>
    <message>
        <source>Nom de l’atelier</source>
        <translation>Name of the workshop</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Nombre de places</source>
        <translation>Number of seats</translation>
    </message>
    <message>
        <source>Collectif ou individuel</source>
        <translation>Group or individual</translation>
    </message>
    <message>
        <source>Thématiques</source>
        <translation>Themes</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Nom du lieu</source>
        <translation>Name of the place</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Type de lieu</source>
        <translation>Kind of place</translation>
    </message>
    <message>
        <source>Site web</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Horaires</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Semaines paires ou impaires</source>
        <translation>Even or odd weeks</translation>
    </message>
    <message>
        <source>Présentation courte</source>
        <translation>Short description</translation>
    </message>
    <message>
        <source>Présentation</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Itinérant ou fixe</source>
        <translation>Roaming or fixed</translation>
    </message>
    <message>
        <source>Structure porteuse</source>
        <translation>Parent organisation</translation>
    </message>
    <message>
        <source>SIRET ou RNA</source>
        <translation>SIRET or RNA number</translation>
    </message>
    <message>
        <source>Identifiant</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Publics</source>
        <translation>Publics</translation>
    </message>
    <message>
        <source>Frais</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Modalités d’accès</source>
        <translation>Ways to come</translation>
    </message>
    <message>
        <source>Date de mise à jour</source>
        <translation>Date of update</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Prise en charge spécifique</source>
        <translation>Special care</translation>
    </message>
    <message>
        <source>Dispositifs nationaux</source>
        <translation>National programmes</translation>
    </message>
    <message>
        <source>Formations et labels</source>
        <translation>Training and labels</translation>
    </message>
    <message>
        <source>Autres labels</source>
        <translation>Other labels</translation>
    </message>
    <message>
        <source>Modalités d’accompagnement</source>
        <translation>Kinds of support</translation>
    </message>
    <message>
        <source>Fiche Accès libre</source>
        <translation>Accessibility page</translation>
    </message>
    <message>
        <source>Prise de rendez-vous</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>Laisser de côté</source>
        <translation>Leave out</translation>
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
    <name>mandates</name>
    <message>
        <source>Fin proche</source>
        <translation>Ending soon</translation>
    </message>
    <message>
        <source>À signer</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>En cours</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Terminé</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Révoqué</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>révoqué le {day}</source>
        <translation>revoked on {day}</translation>
    </message>
    <message>
        <source>jusqu’au {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>{action} (+ {number})</source>
        <translation>{action} (+{number})</translation>
    </message>
    <message>
        <source>À retirer : {words}. Un mandat ne garde ni mot de passe, ni code, ni numéro secret.</source>
        <translation>To take out: {words}. A mandate keeps no password, no code, no secret number.</translation>
    </message>
</context>
<context>
    <name>packs</name>
    <message>
        <source>{used} sur {amount} ateliers</source>
        <translation>{used} of {amount} sessions</translation>
    </message>
    <message>
        <source>{used} sur {amount}</source>
        <translation>{used} of {amount}</translation>
    </message>
    <message>
        <source>{used} sur {amount} atelier</source>
        <translation>{used} of {amount} session</translation>
    </message>
    <message>
        <source>dépassé de {amount}</source>
        <translation>exceeded by {amount}</translation>
    </message>
    <message>
        <source>il reste {amount}</source>
        <translation>{amount} left</translation>
    </message>
    <message>
        <source>Clos</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Dépassé</source>
        <translation>Exceeded</translation>
    </message>
    <message>
        <source>Fini</source>
        <translation>Used up</translation>
    </message>
    <message>
        <source>non noté</source>
        <translation>not noted</translation>
    </message>
    <message>
        <source>Sans changement</source>
        <translation>No change</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Nom</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Nom de naissance</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <source>Année de naissance</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Adresse électronique</source>
        <translation>E-mail address</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nom modifié</source>
        <translation>Last name changed</translation>
    </message>
    <message>
        <source>Prénom modifié</source>
        <translation>First name changed</translation>
    </message>
    <message>
        <source>Nom de naissance modifié</source>
        <translation>Birth name changed</translation>
    </message>
    <message>
        <source>Année de naissance modifiée</source>
        <translation>Year of birth changed</translation>
    </message>
    <message>
        <source>Téléphone modifié</source>
        <translation>Telephone changed</translation>
    </message>
    <message>
        <source>Adresse électronique modifiée</source>
        <translation>E-mail address changed</translation>
    </message>
    <message>
        <source>Adresse modifiée</source>
        <translation>Address changed</translation>
    </message>
    <message>
        <source>Commune modifiée</source>
        <translation>Commune changed</translation>
    </message>
    <message>
        <source>Genre modifié</source>
        <translation>Gender changed</translation>
    </message>
    <message>
        <source>Statut modifié</source>
        <translation>Status changed</translation>
    </message>
    <message>
        <source>Note modifiée</source>
        <translation>Note changed</translation>
    </message>
    <message>
        <source>Accepté sous réserve</source>
        <translation>Accepted, to be confirmed</translation>
    </message>
    <message>
        <source>Confirmé</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Sur ce poste</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <source>Envoyé, en attente</source>
        <translation>Sent, waiting</translation>
    </message>
    <message>
        <source>Reçu par le centre</source>
        <translation>Received by the centre</translation>
    </message>
    <message>
        <source>Mis de côté au centre</source>
        <translation>Set aside at the centre</translation>
    </message>
    <message>
        <source>vide</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Née</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Né</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Né·e</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>en {year}</source>
        <translation>in {year}</translation>
    </message>
</context>
<context>
    <name>registrations</name>
    <message>
        <source>En attente, n° {place}</source>
        <translation>Waiting, no. {place}</translation>
    </message>
    <message>
        <source>À appeler</source>
        <translation>To call</translation>
    </message>
    <message>
        <source>Sur la liste</source>
        <translation>On the list</translation>
    </message>
    <message>
        <source>Appel {when}</source>
        <translation>Called {when}</translation>
    </message>
    <message>
        <source>{name} a déjà suivi cet atelier ({when}).</source>
        <translation>{name} has already attended this workshop ({when}).</translation>
    </message>
    <message>
        <source>née en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>né en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>né·e en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>Cette personne</source>
        <translation>This person</translation>
    </message>
    <message>
        <source>{name} est aussi sur la liste de « {title} » ({when}).</source>
        <translation>{name} is also on the list of “{title}” ({when}).</translation>
    </message>
</context>
<context>
    <name>scanner</name>
    <message>
        <source>Demandez à votre coordination le complément « camera » de l’application.</source>
        <translation>Ask your coordination for the “camera” extra of the app.</translation>
    </message>
    <message>
        <source>Lecture par caméra non installée</source>
        <translation>Reading by camera is not installed</translation>
    </message>
    <message>
        <source>Branchez-en une, puis revenez sur cette page.</source>
        <translation>Plug one in, then come back to this page.</translation>
    </message>
    <message>
        <source>Aucune caméra sur cet ordinateur</source>
        <translation>No camera on this computer</translation>
    </message>
    <message>
        <source>Caméra prête</source>
        <translation>Camera ready</translation>
    </message>
    <message>
        <source>À l’accueil, F2 lit un code par la caméra.</source>
        <translation>At the door, F2 reads a code by camera.</translation>
    </message>
    <message>
        <source>Votre lecteur est prêt</source>
        <translation>Your scanner is ready</translation>
    </message>
    <message>
        <source>Votre lecteur est prêt, son clavier est corrigé</source>
        <translation>Your scanner is ready, its keyboard is corrected</translation>
    </message>
    <message>
        <source>Lu, mais ce n’est pas un code d’essai</source>
        <translation>Read, but it is no trial code</translation>
    </message>
    <message>
        <source>Ce code n’est pas reconnu</source>
        <translation>This code is not recognised</translation>
    </message>
    <message>
        <source>C’est trop court pour un code</source>
        <translation>That is too short for a code</translation>
    </message>
    <message>
        <source>Cela ressemble à une frappe au clavier</source>
        <translation>That looks like typing on the keyboard</translation>
    </message>
    <message>
        <source>Ce lecteur est plus lent que le réglage</source>
        <translation>This scanner is slower than the setting</translation>
    </message>
    <message>
        <source>Ce lecteur finit autrement que le réglage</source>
        <translation>This scanner ends otherwise than the setting</translation>
    </message>
    <message>
        <source>Ce lecteur n’appuie sur aucune touche à la fin</source>
        <translation>This scanner presses no key at the end</translation>
    </message>
    <message>
        <source>Les codes seront pris à l’accueil, où que soit le curseur.</source>
        <translation>Codes will be taken at the door, wherever the cursor is.</translation>
    </message>
    <message>
        <source>Il est réglé pour un clavier QWERTY, ou les majuscules sont verrouillées. Rien à changer.</source>
        <translation>It is set for a QWERTY keyboard, or capitals are locked. Nothing to change.</translation>
    </message>
    <message>
        <source>S’il est bien celui que vous avez lu, tout va bien.</source>
        <translation>If it is the one that you read, all is well.</translation>
    </message>
    <message>
        <source>Vérifiez que les majuscules ne sont pas verrouillées, puis la langue du clavier du lecteur.</source>
        <translation>Check that capitals are not locked, then the keyboard language of the scanner.</translation>
    </message>
    <message>
        <source>Un code a au moins six signes. Lisez un code d’essai ci-contre.</source>
        <translation>A code has at least six characters. Read a trial code from this page.</translation>
    </message>
    <message>
        <source>Lisez un code d’essai avec le lecteur, sans toucher au clavier.</source>
        <translation>Read a trial code with the scanner, without touching the keyboard.</translation>
    </message>
    <message>
        <source>Il attend jusqu’à {pace} entre deux signes : à l’accueil, il passerait pour une main.</source>
        <translation>It waits up to {pace} between two characters: at the door it would pass for a hand.</translation>
    </message>
    <message>
        <source>Il finit par {suffix} : à l’accueil, le code resterait dans le champ.</source>
        <translation>It ends with {suffix}: at the door, the code would stay in the field.</translation>
    </message>
    <message>
        <source>Réglez-le pour finir par Entrée : sa notice a un code à lire pour cela, « suffixe CR ».</source>
        <translation>Set it to end with Enter: its manual has a code to read for that, “CR suffix”.</translation>
    </message>
    <message>
        <source>rien</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>Tabulation</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Ateliers</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Tournées</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Lieux</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Chèques</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Année de naissance : {}</source>
        <translation>Year of birth: {}</translation>
    </message>
</context>
<context>
    <name>sends</name>
    <message>
        <source>{money}, sous réserve</source>
        <translation>{money}, provisional</translation>
    </message>
    <message>
        <source>Aujourd’hui, {day}</source>
        <translation>Today, {day}</translation>
    </message>
    <message>
        <source>Sur ce poste</source>
        <translation>On this laptop</translation>
    </message>
    <message>
        <source>En attente</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Reçu</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Mis de côté</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Réglé</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Chèque {code}</source>
        <translation>Voucher {code}</translation>
    </message>
    <message>
        <source>Ce poste</source>
        <translation>This laptop</translation>
    </message>
    <message>
        <source>Un changement</source>
        <translation>A change</translation>
    </message>
    <message>
        <source>déjà payé à {place}, présence conservée</source>
        <translation>already paid at {place}, attendance kept</translation>
    </message>
    <message>
        <source>déjà payé ailleurs, présence conservée</source>
        <translation>already paid elsewhere, attendance kept</translation>
    </message>
    <message>
        <source>pris après sa date de fin, présence conservée</source>
        <translation>taken after its last day, attendance kept</translation>
    </message>
    <message>
        <source>code mal lu, présence conservée</source>
        <translation>code misread, attendance kept</translation>
    </message>
    <message>
        <source>dispositif inconnu, présence conservée</source>
        <translation>unknown scheme, attendance kept</translation>
    </message>
    <message>
        <source>réservé à un autre poste, présence conservée</source>
        <translation>reserved for another laptop, attendance kept</translation>
    </message>
    <message>
        <source>non payé, présence conservée</source>
        <translation>not paid, attendance kept</translation>
    </message>
    <message>
        <source>La coordination a tranché : {money} ne seront pas remboursés pour cet atelier. La présence reste comptée.</source>
        <translation>The coordinators have decided: {money} will not be paid back for this workshop. The attendance still counts.</translation>
    </message>
    <message>
        <source>Cette fiche avait été supprimée entre-temps. Votre changement est gardé au centre, sans effet.</source>
        <translation>This record had been deleted in the meantime. Your change is kept at the centre, without effect.</translation>
    </message>
    <message>
        <source>Cette fiche n’est plus dans les secteurs de ce poste. Votre changement est gardé au centre : demandez à la coordination ce qu’il devient.</source>
        <translation>This record is no longer in this laptop’s sectors. Your change is kept at the centre: ask the coordinators what becomes of it.</translation>
    </message>
    <message>
        <source>Le centre a été rétabli depuis et ne connaît plus cette question. S’il le faut, il la posera à nouveau.</source>
        <translation>The centre has been restored since and no longer knows this question. It will ask again if need be.</translation>
    </message>
    <message>
        <source>Seule la coordination peut faire ce changement. Demandez-lui de le faire.</source>
        <translation>Only the coordinators can make this change. Ask them to make it.</translation>
    </message>
    <message>
        <source>Ces 2 fiches étaient déjà la même. Il n’y a rien à faire.</source>
        <translation>These 2 records were already the same. There is nothing to do.</translation>
    </message>
    <message>
        <source>Il manquait une information. Ouvrez la fiche et complétez-la.</source>
        <translation>Some information was missing. Open the record and complete it.</translation>
    </message>
    <message>
        <source>La fiche dont ce changement parle a été refusée. Corrigez d’abord celle-là, puis refaites-le.</source>
        <translation>The record that this change is about was refused. Correct that one first, then do it again.</translation>
    </message>
    <message>
        <source>Le programme du centre n’a pas su lire ce changement. Il l’a mis de côté, et le reprendra après sa mise à jour. Il reste aussi sur ce poste.</source>
        <translation>The centre’s program could not read this change. It has set it aside and will take it up after its update. It also stays on this laptop.</translation>
    </message>
    <message>
        <source>Ce poste a été reconnu comme une copie : il a reçu un nouveau numéro. Tout a été envoyé une seule fois. Il n’y a rien à faire.</source>
        <translation>This laptop was recognised as a copy: it was given a new number. Everything was sent once only. There is nothing to do.</translation>
    </message>
    <message>
        <source>Le centre n’a pas pu lire ce changement. Copiez le diagnostic et appelez la coordination.</source>
        <translation>The centre could not read this change. Copy the diagnostic and call the coordinators.</translation>
    </message>
    <message>
        <source>Accès de ce poste retiré</source>
        <translation>This laptop’s access was taken away</translation>
    </message>
    <message>
        <source>Dernier essai sans réponse</source>
        <translation>Last try without an answer</translation>
    </message>
    <message>
        <source>Ce Wi-Fi demandait une connexion. Rien n’est perdu.</source>
        <translation>That Wi-Fi asked you to log in. Nothing is lost.</translation>
    </message>
    <message>
        <source>Appelez la coordination.</source>
        <translation>Call the coordination.</translation>
    </message>
    <message>
        <source>Rien n’est perdu.</source>
        <translation>Nothing is lost.</translation>
    </message>
    <message>
        <source>Le centre ne répond pas.</source>
        <translation>The centre does not answer.</translation>
    </message>
    <message>
        <source>Ce Wi-Fi demande une connexion.</source>
        <translation>This Wi-Fi asks you to log in.</translation>
    </message>
    <message>
        <source>Ouvrez le navigateur pour vous connecter, puis envoyez de nouveau. Rien n’est perdu.</source>
        <translation>Open the browser to log in, then send again. Nothing is lost.</translation>
    </message>
    <message>
        <source>plusieurs valeurs différentes</source>
        <translation>several different values</translation>
    </message>
    <message>
        <source>réservé à un autre poste</source>
        <translation>reserved for another laptop</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>accepté 2 fois</source>
        <translation>accepted twice</translation>
    </message>
    <message>
        <source>pris après sa date de fin</source>
        <translation>taken after its last day</translation>
    </message>
    <message>
        <source>forme inattendue</source>
        <translation>unexpected form</translation>
    </message>
    <message>
        <source>dispositif inconnu</source>
        <translation>unknown scheme</translation>
    </message>
    <message>
        <source>fiche supprimée entre-temps</source>
        <translation>record deleted in the meantime</translation>
    </message>
    <message>
        <source>fiche d’un autre secteur</source>
        <translation>record of another sector</translation>
    </message>
    <message>
        <source>question oubliée par le centre</source>
        <translation>question the centre has forgotten</translation>
    </message>
    <message>
        <source>réservé à la coordination</source>
        <translation>reserved for the coordinators</translation>
    </message>
    <message>
        <source>déjà la même fiche</source>
        <translation>already the same record</translation>
    </message>
    <message>
        <source>information manquante</source>
        <translation>information missing</translation>
    </message>
    <message>
        <source>lié à une fiche refusée</source>
        <translation>tied to a refused record</translation>
    </message>
    <message>
        <source>mis de côté au centre, rien n’est perdu</source>
        <translation>set aside at the centre, nothing is lost</translation>
    </message>
    <message>
        <source>reconnu comme une copie : il a reçu un nouveau numéro</source>
        <translation>recognised as a copy: it was given a new number</translation>
    </message>
    <message>
        <source>changement non compris</source>
        <translation>change not understood</translation>
    </message>
</context>
<context>
    <name>to_check</name>
    <message>
        <source>Pourquoi cette question ?</source>
        <translation>Why this question?</translation>
    </message>
    <message>
        <source>Pourquoi {letter} ?</source>
        <translation>Why {letter}?</translation>
    </message>
    <message>
        <source>C’est la valeur notée en dernier. Rien n’est effacé.</source>
        <translation>It is the value written last. Nothing is erased.</translation>
    </message>
    <message>
        <source>Si vous l’acceptez</source>
        <translation>If you accept it</translation>
    </message>
    <message>
        <source>Si vous le refusez</source>
        <translation>If you refuse it</translation>
    </message>
    <message>
        <source>Si aucun n’est payé</source>
        <translation>If neither is paid</translation>
    </message>
    <message>
        <source>Si vous gardez {letter}</source>
        <translation>If you keep {letter}</translation>
    </message>
    <message>
        <source>{money} seront remboursés pour {session}.</source>
        <translation>{money} will be paid back for {session}.</translation>
    </message>
    <message>
        <source>{money} ne seront pas remboursés pour {session}.</source>
        <translation>{money} will not be paid back for {session}.</translation>
    </message>
    <message>
        <source>Premier encaissement, et scanné.</source>
        <translation>Taken first, and scanned.</translation>
    </message>
    <message>
        <source>Premier encaissement.</source>
        <translation>Taken first.</translation>
    </message>
    <message>
        <source>Il a été scanné : la lecture est sûre.</source>
        <translation>It was scanned: the reading is certain.</translation>
    </message>
    <message>
        <source>Le code de {letter} a été saisi au clavier.</source>
        <translation>The code of {letter} was typed.</translation>
    </message>
    <message>
        <source>Il était utilisable jusqu’au {day}. Pris : {moment}.</source>
        <translation>It could be used until {day}. Taken: {moment}.</translation>
    </message>
    <message>
        <source>Le centre ne connaît pas le dispositif de ce chèque, ou il a été retiré.</source>
        <translation>The centre does not know this voucher’s scheme, or it was withdrawn.</translation>
    </message>
    <message>
        <source>Un signe a pu être mal lu : comparez ce code avec le chèque de papier.</source>
        <translation>A sign may have been misread: compare this code with the paper voucher.</translation>
    </message>
    <message>
        <source>Comparez ce code avec le chèque de papier.</source>
        <translation>Compare this code with the paper voucher.</translation>
    </message>
    <message>
        <source>Rien ne change à l’écran : c’est la valeur affichée.</source>
        <translation>Nothing changes on screen: it is the value shown.</translation>
    </message>
    <message>
        <source>Cette valeur remplacera celle qui est affichée, sur tous les postes.</source>
        <translation>This value will replace the one shown, on every laptop.</translation>
    </message>
    <message>
        <source>L’autre valeur reste dans l’historique et peut être remise.</source>
        <translation>The other value stays in the history and can be put back.</translation>
    </message>
    <message>
        <source>La présence de {name} à {place} reste comptée.</source>
        <translation>The attendance of {name} at {place} still counts.</translation>
    </message>
    <message>
        <source>Mme {name}</source>
        <translation>Ms {name}</translation>
    </message>
    <message>
        <source>M. {name}</source>
        <translation>Mr {name}</translation>
    </message>
    <message>
        <source>{names} verra la décision à sa prochaine réception.</source>
        <translation>{names} will see the decision at the next reception.</translation>
    </message>
    <message>
        <source>{names} verront la décision à leur prochaine réception.</source>
        <translation>{names} will see the decision at their next reception.</translation>
    </message>
    <message>
        <source> et </source>
        <translation> and </translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Nom de naissance</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <source>Naissance</source>
        <translation>Birth</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Commune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>vide</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>née en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>né en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>né·e en {year}</source>
        <translation>born in {year}</translation>
    </message>
    <message>
        <source>hier</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Chèques</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Ateliers</source>
        <translation>Workshops</translation>
    </message>
    <message>
        <source>Lieux</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Dispositifs de chèques</source>
        <translation>Voucher schemes</translation>
    </message>
    <message>
        <source>Tournées</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Matériel</source>
        <translation>Equipment</translation>
    </message>
    <message>
        <source>pris après sa date de fin</source>
        <translation>taken after its last day</translation>
    </message>
    <message>
        <source>forme inattendue</source>
        <translation>unexpected form</translation>
    </message>
    <message>
        <source>dispositif inconnu</source>
        <translation>unknown scheme</translation>
    </message>
    <message>
        <source>réservé à un autre poste</source>
        <translation>reserved for another laptop</translation>
    </message>
    <message>
        <source>sans code lisible</source>
        <translation>without readable code</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>{names} : 2 personnes</source>
        <translation>{names}: 2 people</translation>
    </message>
    <message>
        <source>{names} : fiches fusionnées</source>
        <translation>{names}: records merged</translation>
    </message>
    <message>
        <source>{name} : {letter} gardé</source>
        <translation>{name}: {letter} kept</translation>
    </message>
    <message>
        <source>Changer de réponse</source>
        <translation>Change the answer</translation>
    </message>
    <message>
        <source>Défaire la fusion</source>
        <translation>Undo the merge</translation>
    </message>
    <message>
        <source>Chèque {code} : refusé</source>
        <translation>Voucher {code}: refused</translation>
    </message>
    <message>
        <source>Chèque {code} : aucun n’est payé</source>
        <translation>Voucher {code}: neither is paid</translation>
    </message>
    <message>
        <source>Chèque {code} : accepté</source>
        <translation>Voucher {code}: accepted</translation>
    </message>
    <message>
        <source>Chèque {code} : {letter} gardé</source>
        <translation>Voucher {code}: {letter} kept</translation>
    </message>
    <message>
        <source>Est-ce la même personne ?</source>
        <translation>Is this the same person?</translation>
    </message>
    <message>
        <source>Vous pouvez revenir sur une décision tant que le bordereau n’est pas remis.</source>
        <translation>You can change a decision until the slip is handed in.</translation>
    </message>
    <message>
        <source>Une fusion peut être défaite depuis l’historique de la fiche.</source>
        <translation>A merge can be undone from the record’s history.</translation>
    </message>
    <message>
        <source>Les autres valeurs restent dans l’historique.</source>
        <translation>The other values stay in the history.</translation>
    </message>
    <message>
        <source>Le chèque {code} a été pris après sa date de fin. L’accepter ?</source>
        <translation>Voucher {code} was taken after its last day. Accept it?</translation>
    </message>
    <message>
        <source>Le chèque {code} n’a pas la forme attendue. L’accepter ?</source>
        <translation>Voucher {code} does not have the expected form. Accept it?</translation>
    </message>
    <message>
        <source>Le chèque {code} est réservé à un autre poste. L’accepter ?</source>
        <translation>Voucher {code} is reserved for another laptop. Accept it?</translation>
    </message>
    <message>
        <source>Le chèque {code} n’est d’aucun dispositif connu. L’accepter ?</source>
        <translation>Voucher {code} belongs to no known scheme. Accept it?</translation>
    </message>
    <message>
        <source>Un chèque a été pris sans code lisible. L’accepter ?</source>
        <translation>A voucher was taken without a readable code. Accept it?</translation>
    </message>
    <message>
        <source>Le chèque {code} est à vérifier. L’accepter ?</source>
        <translation>Voucher {code} is to be checked. Accept it?</translation>
    </message>
    <message>
        <source>valable jusqu’au {day}</source>
        <translation>valid until {day}</translation>
    </message>
    <message>
        <source>{name} : est-ce la bonne valeur ?</source>
        <translation>{name}: is this the right value?</translation>
    </message>
    <message>
        <source>{number} noms pour {name} : lequel garder ?</source>
        <translation>{number} names for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} prénoms pour {name} : lequel garder ?</source>
        <translation>{number} first names for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} années de naissance pour {name} : laquelle garder ?</source>
        <translation>{number} years of birth for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} téléphones pour {name} : lequel garder ?</source>
        <translation>{number} phones for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} communes pour {name} : laquelle garder ?</source>
        <translation>{number} municipalities for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} notes pour {name} : laquelle garder ?</source>
        <translation>{number} notes for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} horaires pour {name} : lesquels garder ?</source>
        <translation>{number} opening times for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} titres pour « {name} » : lequel garder ?</source>
        <translation>{number} titles for “{name}”: which one to keep?</translation>
    </message>
    <message>
        <source>{number} lieux pour « {name} » : lequel garder ?</source>
        <translation>{number} places for “{name}”: which one to keep?</translation>
    </message>
    <message>
        <source>{number} heures de début pour « {name} » : laquelle garder ?</source>
        <translation>{number} start times for “{name}”: which one to keep?</translation>
    </message>
    <message>
        <source>{number} heures de fin pour « {name} » : laquelle garder ?</source>
        <translation>{number} end times for “{name}”: which one to keep?</translation>
    </message>
    <message>
        <source>{number} comptages pour « {name} » : lequel garder ?</source>
        <translation>{number} headcounts for “{name}”: which one to keep?</translation>
    </message>
    <message>
        <source>{number} montants pour {name} : lequel garder ?</source>
        <translation>{number} amounts for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} dates de fin pour {name} : laquelle garder ?</source>
        <translation>{number} end dates for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} prix pour {name} : lequel garder ?</source>
        <translation>{number} prices for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} premiers jours pour {name} : lequel garder ?</source>
        <translation>{number} first days for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} derniers jours pour {name} : lequel garder ?</source>
        <translation>{number} last days for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} durées pour {name} : laquelle garder ?</source>
        <translation>{number} lengths for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} rythmes de passage pour {name} : lequel garder ?</source>
        <translation>{number} visiting patterns for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} dates de révocation pour {name} : laquelle garder ?</source>
        <translation>{number} dates of revocation for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} quantités pour {name} : laquelle garder ?</source>
        <translation>{number} quantities for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>{number} valeurs pour {name} : laquelle garder ?</source>
        <translation>{number} values for {name}: which one to keep?</translation>
    </message>
    <message>
        <source>même année de naissance</source>
        <translation>same year of birth</translation>
    </message>
    <message>
        <source>même téléphone</source>
        <translation>same phone</translation>
    </message>
    <message>
        <source>même commune</source>
        <translation>same municipality</translation>
    </message>
    <message>
        <source>même adresse électronique</source>
        <translation>same e-mail address</translation>
    </message>
    <message>
        <source>Les noms sont les mêmes.</source>
        <translation>The names are the same.</translation>
    </message>
    <message>
        <source>Les noms se ressemblent.</source>
        <translation>The names are alike.</translation>
    </message>
    <message>
        <source>Le nom et le prénom sont échangés.</source>
        <translation>Last and first name are swapped.</translation>
    </message>
    <message>
        <source>Scanné</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>Lecture sûre</source>
        <translation>Certain reading</translation>
    </message>
    <message>
        <source>Saisi au clavier</source>
        <translation>Typed</translation>
    </message>
    <message>
        <source>Erreur de lecture possible</source>
        <translation>Possible misreading</translation>
    </message>
    <message>
        <source>Reçu par le centre le {moment}</source>
        <translation>Received by the centre on {moment}</translation>
    </message>
    <message>
        <source>Deux</source>
        <translation>Two</translation>
    </message>
    <message>
        <source>Trois</source>
        <translation>Three</translation>
    </message>
    <message>
        <source>Quatre</source>
        <translation>Four</translation>
    </message>
    <message>
        <source>Cinq</source>
        <translation>Five</translation>
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
