<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AnsweredMessage</name>
    <message>
        <source>Who wrote it</source>
        <translation>Qui l’a écrit</translation>
    </message>
    <message>
        <source>Who wrote the message</source>
        <translation>Qui a écrit le message</translation>
    </message>
    <message>
        <source>Paste the message you are answering</source>
        <translation>Collez ici le message auquel vous répondez</translation>
    </message>
    <message>
        <source>The message you are answering</source>
        <translation>Le message auquel vous répondez</translation>
    </message>
</context>
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Before approving</source>
        <translation>Avant d’approuver</translation>
    </message>
    <message>
        <source>In one line, for later</source>
        <translation>En une ligne, pour plus tard</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Pour %1</translation>
    </message>
    <message>
        <source>Only the first asks for a reason</source>
        <translation>Seul le premier demande une raison</translation>
    </message>
    <message>
        <source>Only the severe ones ask for a reason</source>
        <translation>Seuls les graves demandent une raison</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Encore ouvert</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Aller au texte</translation>
    </message>
    <message>
        <source>Write a variant</source>
        <translation>Écrire une variante</translation>
    </message>
    <message>
        <source>Nothing to look at.</source>
        <translation>Rien à revoir.</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) of spelling and grammar left</source>
        <translation>
            <numerusform>Il reste %n repère d’orthographe ou de grammaire</numerusform>
            <numerusform>Il reste %n repères d’orthographe ou de grammaire</numerusform>
        </translation>
    </message>
    <message>
        <source>A question for you</source>
        <translation>Une question pour vous</translation>
    </message>
    <message>
        <source>%1 questions for you</source>
        <translation>%1 questions pour vous</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Why is it better not to post this?</source>
        <translation>Pourquoi vaut-il mieux ne pas le publier&#xa0;?</translation>
    </message>
    <message>
        <source>It stays in the library with its reason, and can become a draft again.</source>
        <translation>Le texte reste dans la bibliothèque avec sa raison, et peut redevenir un brouillon.</translation>
    </message>
    <message>
        <source>Do not post…</source>
        <translation>Ne pas publier…</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Back to approval</source>
        <translation>Revenir à l’approbation</translation>
    </message>
    <message>
        <source>Do not post</source>
        <translation>Ne pas publier</translation>
    </message>
    <message>
        <source>One line is enough: why do these words stay?</source>
        <translation>Une ligne suffit&#xa0;: pourquoi ces mots restent-ils&#xa0;?</translation>
    </message>
    <message>
        <source>Say in a few words why it stays here.</source>
        <translation>Dites en quelques mots pourquoi il reste ici.</translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message>
        <source>This post is approved</source>
        <translation>Publication approuvée</translation>
    </message>
    <message>
        <source>Kept, and not posted</source>
        <translation>Gardé, et non publié</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) exported to “%1”</source>
        <translation>
            <numerusform>%n publication exportée dans «&#xa0;%1&#xa0;»</numerusform>
            <numerusform>%n publications exportées dans «&#xa0;%1&#xa0;»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) left for what was refused</source>
        <translation>
            <numerusform>%n brouillon reste pour ce qui a été refusé</numerusform>
            <numerusform>%n brouillons restent pour ce qui a été refusé</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Library (Ctrl+1)</source>
        <translation>Bibliothèque (Ctrl+1)</translation>
    </message>
    <message>
        <source>Review and approve</source>
        <translation>Relire et approuver</translation>
    </message>
    <message>
        <source>Review and approve (Ctrl+Return)</source>
        <translation>Relire et approuver (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partage</translation>
    </message>
    <message>
        <source>Guess the language</source>
        <translation>Deviner la langue</translation>
    </message>
    <message>
        <source>Choose a date…</source>
        <translation>Choisir une date…</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Kind of post</source>
        <translation>Sorte de message</translation>
    </message>
    <message>
        <source>Language of the post</source>
        <translation>Langue du message</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>The whole post</source>
        <translation>Le message entier</translation>
    </message>
    <message>
        <source>Instead</source>
        <translation>À la place</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Et aussi</translation>
    </message>
    <message>
        <source>Why? (optional) Enter to mute, Esc to go back</source>
        <translation>Pourquoi&#xa0;? (facultatif) Entrée pour ignorer, Échap pour revenir</translation>
    </message>
    <message>
        <source>Why is this muted?</source>
        <translation>Pourquoi l’ignorer&#xa0;?</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Grave</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Pour info</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Point fort</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Orthographe</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Grammaire</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Autrement</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Add to dictionary</source>
        <translation>Ajouter au dictionnaire</translation>
    </message>
    <message>
        <source>Ignore this rule</source>
        <translation>Ignorer cette règle</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorer ici</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message numerus="yes">
        <source>%n muted rule(s)</source>
        <translation>
            <numerusform>%n règle ignorée</numerusform>
            <numerusform>%n règles ignorées</numerusform>
        </translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Orthographe</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Grammaire</translation>
    </message>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n autre à la suite</numerusform>
            <numerusform>%n autres à la suite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) to look at</source>
        <translation>
            <numerusform>%n passage à revoir</numerusform>
            <numerusform>%n passages à revoir</numerusform>
        </translation>
    </message>
    <message>
        <source>F8  next</source>
        <translation>F8  suivant</translation>
    </message>
    <message>
        <source>Nothing to look at.</source>
        <translation>Rien à revoir.</translation>
    </message>
    <message>
        <source>What works is below.</source>
        <translation>Ce qui marche est ci-dessous.</translation>
    </message>
    <message>
        <source>Write, and it will be read with you.</source>
        <translation>Écrivez, et la lecture se fera avec vous.</translation>
    </message>
    <message>
        <source>To ask yourself</source>
        <translation>À vous demander</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n remarque</numerusform>
            <numerusform>%n remarques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Openers</source>
        <translation>Amorces</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Used before</source>
        <translation>Déjà utilisés</translation>
    </message>
    <message numerus="yes">
        <source>%n used before, Tab takes the first</source>
        <translation>
            <numerusform>%n déjà utilisé, Tab prend le premier</numerusform>
            <numerusform>%n déjà utilisés, Tab prend le premier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterStrip</name>
    <message>
        <source>Choose the networks</source>
        <translation>Choisir les réseaux</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The post</source>
        <translation>Le message</translation>
    </message>
    <message>
        <source>Write to %1 as you would across the counter.</source>
        <translation>Écrivez à %1 comme vous lui parleriez au comptoir.</translation>
    </message>
    <message>
        <source>Write as you would across the counter.</source>
        <translation>Écrivez comme vous parleriez au comptoir.</translation>
    </message>
</context>
<context>
    <name>DeskFoot</name>
    <message>
        <source>Emoji (Ctrl+.)</source>
        <translation>Émojis (Ctrl+.)</translation>
    </message>
    <message>
        <source>Snippets and templates (Ctrl+Shift+I)</source>
        <translation>Extraits et modèles (Ctrl+Maj+I)</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Ajouter une image</translation>
    </message>
    <message>
        <source>Add a picture (Ctrl+Shift+A)</source>
        <translation>Ajouter une image (Ctrl+Maj+A)</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n mot</numerusform>
            <numerusform>%n mots</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 to read</source>
        <translation>%1, %2 de lecture</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Émojis</translation>
    </message>
    <message>
        <source>Search, in English or French</source>
        <translation>Chercher, en français ou en anglais</translation>
    </message>
    <message>
        <source>Search an emoji</source>
        <translation>Chercher un émoji</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Tone of skin</source>
        <translation>Couleur de peau</translation>
    </message>
    <message>
        <source>No emoji has that name.</source>
        <translation>Aucun émoji ne porte ce nom.</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export the approved posts</source>
        <translation>Exporter les publications approuvées</translation>
    </message>
    <message>
        <source>Nothing is written until you have seen every row.</source>
        <translation>Rien n’est écrit avant que vous ayez vu chaque ligne.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Time zone of the scheduler</source>
        <translation>Fuseau du planificateur</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Mark the file as UTF-8 for Excel (BOM)</source>
        <translation>Marquer le fichier UTF-8 pour Excel (BOM)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>No time zone is called “%1”. Try the name of a large city.</source>
        <translation>Aucun fuseau ne s’appelle «&#xa0;%1&#xa0;». Essayez le nom d’une grande ville.</translation>
    </message>
    <message>
        <source>No post is approved yet.</source>
        <translation>Aucune publication n’est approuvée pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to write</source>
        <translation>
            <numerusform>%n ligne à écrire</numerusform>
            <numerusform>%n lignes à écrire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refused</source>
        <translation>
            <numerusform>%n ligne refusée</numerusform>
            <numerusform>%n lignes refusées</numerusform>
        </translation>
    </message>
    <message>
        <source>Where other networks go out, a draft stays for the refused one.</source>
        <translation>Quand d’autres réseaux partent, un brouillon reste pour celui qui est refusé.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s)</source>
        <translation>
            <numerusform>Écrire %n fichier</numerusform>
            <numerusform>Écrire %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>Rien à écrire</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Fuseau&#xa0;: %1</translation>
    </message>
    <message>
        <source>No row can be written; nothing was.</source>
        <translation>Aucune ligne ne peut être écrite&#xa0;; rien ne l’a été.</translation>
    </message>
    <message>
        <source>The rows have just changed: look at them once more.</source>
        <translation>Les lignes viennent de changer&#xa0;: regardez-les encore une fois.</translation>
    </message>
    <message>
        <source>Choose the folder to write into.</source>
        <translation>Choisissez le dossier où écrire.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Match case (Alt+C)</source>
        <translation>Respecter la casse (Alt+C)</translation>
    </message>
    <message>
        <source>Whole words (Alt+W)</source>
        <translation>Mots entiers (Alt+W)</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Précédent (Maj+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Suivant (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n remplacé</numerusform>
            <numerusform>%n remplacés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HourChoice</name>
    <message>
        <source>This hour does not exist in %1: the clocks jump over it. Which one?</source>
        <translation>Cette heure n’existe pas à %1&#xa0;: les horloges la sautent. Laquelle choisir&#xa0;?</translation>
    </message>
    <message>
        <source>%1, before the jump</source>
        <translation>%1, avant le saut</translation>
    </message>
    <message>
        <source>%1, after the jump</source>
        <translation>%1, après le saut</translation>
    </message>
    <message>
        <source>This hour comes twice in %1: the clocks go back. Which one?</source>
        <translation>Cette heure existe deux fois à %1&#xa0;: les horloges reculent. Laquelle choisir&#xa0;?</translation>
    </message>
    <message>
        <source>%1, the first time</source>
        <translation>%1, la première fois</translation>
    </message>
    <message>
        <source>%1, the second time</source>
        <translation>%1, la seconde fois</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>Choisissez l’une des deux.</translation>
    </message>
</context>
<context>
    <name>LibraryColumn</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Hide the library (Ctrl+1)</source>
        <translation>Masquer la bibliothèque (Ctrl+1)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nouvelle publication</translation>
    </message>
    <message>
        <source>New post (Ctrl+N)</source>
        <translation>Nouvelle publication (Ctrl+N)</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>Nouvelle réponse</translation>
    </message>
    <message>
        <source>New reply (Ctrl+Shift+N)</source>
        <translation>Nouvelle réponse (Ctrl+Maj+N)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Nouveau persona</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Exporter en JSON…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>New post</source>
        <translation>Nouvelle publication</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>Nouvelle réponse</translation>
    </message>
    <message>
        <source>Duplicate this post</source>
        <translation>Dupliquer cette publication</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Nouveau persona</translation>
    </message>
    <message>
        <source>Review and approve</source>
        <translation>Relire et approuver</translation>
    </message>
    <message>
        <source>Send to review</source>
        <translation>Envoyer en relecture</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Revenir au brouillon</translation>
    </message>
    <message>
        <source>Export approved posts…</source>
        <translation>Exporter les publications approuvées…</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Chercher et remplacer</translation>
    </message>
    <message>
        <source>Add a picture…</source>
        <translation>Ajouter une image…</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Émojis</translation>
    </message>
    <message>
        <source>Snippets and templates</source>
        <translation>Extraits et modèles</translation>
    </message>
    <message>
        <source>Keep as a snippet</source>
        <translation>Garder comme extrait</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>Versions précédentes…</translation>
    </message>
    <message>
        <source>Import posts…</source>
        <translation>Importer des publications…</translation>
    </message>
    <message>
        <source>Import a persona…</source>
        <translation>Importer un persona…</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Spelling and grammar…</source>
        <translation>Orthographe et grammaire…</translation>
    </message>
    <message>
        <source>Muted rules…</source>
        <translation>Règles ignorées…</translation>
    </message>
    <message>
        <source>Remove the samples</source>
        <translation>Retirer les exemples</translation>
    </message>
    <message>
        <source>Choose the persona</source>
        <translation>Choisir le persona</translation>
    </message>
    <message>
        <source>Openers</source>
        <translation>Amorces</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Passage suivant</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Passage précédent</translation>
    </message>
    <message>
        <source>Fixes and mutes</source>
        <translation>Corriger ou ignorer</translation>
    </message>
    <message>
        <source>Next column</source>
        <translation>Colonne suivante</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Panneau latéral</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Qui écrit</translation>
    </message>
    <message>
        <source>Larger writing</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Smaller writing</source>
        <translation>Texte plus petit</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Taille habituelle</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Rules folder…</source>
        <translation>Dossier des règles…</translation>
    </message>
    <message>
        <source>New rule file</source>
        <translation>Nouveau fichier de règles</translation>
    </message>
    <message>
        <source>Try my rules</source>
        <translation>Essayer mes règles</translation>
    </message>
    <message>
        <source>A business, a club, a cause</source>
        <translation>Une entreprise, un club, une cause</translation>
    </message>
    <message>
        <source>I, for myself</source>
        <translation>Moi, en mon nom</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>MediaRows</name>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
</context>
<context>
    <name>MutesSheet</name>
    <message>
        <source>Muted rules</source>
        <translation>Règles ignorées</translation>
    </message>
    <message>
        <source>What you asked not to see. Each can be taken back.</source>
        <translation>Ce que vous avez demandé de ne plus voir. Tout peut être rétabli.</translation>
    </message>
    <message>
        <source>Nothing is muted.</source>
        <translation>Rien n’est ignoré.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>These words, in “%1”</source>
        <translation>Ces mots, dans «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>These words, in one post</source>
        <translation>Ces mots, dans une publication</translation>
    </message>
    <message>
        <source>In one post</source>
        <translation>Dans un message</translation>
    </message>
    <message>
        <source>In “%1”</source>
        <translation>Dans «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>For one persona</source>
        <translation>Pour un persona</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Pour %1</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
</context>
<context>
    <name>OpenersPanel</name>
    <message>
        <source>Made from what you know of %1</source>
        <translation>Tirées de ce que vous savez de %1</translation>
    </message>
    <message>
        <source>Openers you used do not come back.</source>
        <translation>Les amorces déjà utilisées ne reviennent pas.</translation>
    </message>
    <message>
        <source>Little is known of %1 yet.</source>
        <translation>On sait encore peu de choses de %1.</translation>
    </message>
    <message>
        <source>Nobody is chosen yet.</source>
        <translation>Personne n’est encore choisi.</translation>
    </message>
    <message>
        <source>Open %1’s page</source>
        <translation>Ouvrir la page de %1</translation>
    </message>
    <message>
        <source>Choose who this is for</source>
        <translation>Choisir à qui vous écrivez</translation>
    </message>
</context>
<context>
    <name>OutcomeNote</name>
    <message>
        <source>What came of it</source>
        <translation>Ce que cela a donné</translation>
    </message>
    <message>
        <source>A talk, a recommendation, visits that lasted, an enquiry, a sale</source>
        <translation>Un échange, une recommandation, des visites durables, une demande, une vente</translation>
    </message>
    <message>
        <source>What came of this post</source>
        <translation>Ce que cette publication a donné</translation>
    </message>
</context>
<context>
    <name>OwnRules</name>
    <message>
        <source>%1 is in your rules folder</source>
        <translation>%1 est dans votre dossier de règles</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>cuts here</source>
        <translation>coupe ici</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui change</translation>
    </message>
    <message>
        <source>Same text again</source>
        <translation>Reprendre le texte commun</translation>
    </message>
    <message>
        <source>This text is for %1 only.</source>
        <translation>Ce texte est pour %1 seulement.</translation>
    </message>
    <message>
        <source>Write another one for %1</source>
        <translation>En écrire un autre pour %1</translation>
    </message>
    <message>
        <source>All networks get this text.</source>
        <translation>Ce texte va sur tous les réseaux.</translation>
    </message>
    <message numerus="yes">
        <source>%n network(s) get this text.</source>
        <translation>
            <numerusform>Ce texte va sur %n réseau.</numerusform>
            <numerusform>Ce texte va sur %n réseaux.</numerusform>
        </translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>Couper ici</translation>
    </message>
    <message>
        <source>Make it a thread</source>
        <translation>En faire un fil</translation>
    </message>
    <message>
        <source>%1 has a text of its own now</source>
        <translation>%1 a maintenant son propre texte</translation>
    </message>
    <message>
        <source>%1 gets the common text again</source>
        <translation>%1 reprend le texte commun</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Texte coupé</translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message>
        <source>Mended</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Ignoré</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Show the card</source>
        <translation>Voir la fiche</translation>
    </message>
    <message>
        <source>Add to dictionary</source>
        <translation>Ajouter au dictionnaire</translation>
    </message>
    <message>
        <source>Ignore this rule</source>
        <translation>Ignorer cette règle</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorer ici</translation>
    </message>
    <message>
        <source>In your dictionary</source>
        <translation>Dans votre dictionnaire</translation>
    </message>
</context>
<context>
    <name>PersonaFacts</name>
    <message>
        <source>Names and words stay on this computer.</source>
        <translation>Les noms et les mots restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>What you know</source>
        <translation>Ce que vous savez</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) heard from people</source>
        <translation>
            <numerusform>%n chose entendue</numerusform>
            <numerusform>%n choses entendues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guessed</source>
        <translation>
            <numerusform>%n supposée</numerusform>
            <numerusform>%n supposées</numerusform>
        </translation>
    </message>
    <message>
        <source>Guesses to check</source>
        <translation>Suppositions à vérifier</translation>
    </message>
    <message>
        <source>Ask next time</source>
        <translation>À demander la prochaine fois</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Écrit à %1</translation>
    </message>
    <message>
        <source>Nothing yet. One real question is enough to begin.</source>
        <translation>Rien encore. Une vraie question suffit pour commencer.</translation>
    </message>
    <message>
        <source>Nothing heard from people yet</source>
        <translation>Rien d’entendu encore</translation>
    </message>
    <message>
        <source>What do you ask yourself before you buy?</source>
        <translation>Que vous demandez-vous avant d’acheter&#xa0;?</translation>
    </message>
    <message>
        <source>What went wrong the last time?</source>
        <translation>Qu’est-ce qui n’allait pas la dernière fois&#xa0;?</translation>
    </message>
    <message>
        <source>What would make your week easier?</source>
        <translation>Qu’est-ce qui vous faciliterait la semaine&#xa0;?</translation>
    </message>
    <message>
        <source>How do you usually do it?</source>
        <translation>Comment faites-vous d’habitude&#xa0;?</translation>
    </message>
    <message>
        <source>What would you love to be able to do?</source>
        <translation>Qu’aimeriez-vous pouvoir faire&#xa0;?</translation>
    </message>
    <message>
        <source>How would you say it to a friend?</source>
        <translation>Comment le diriez-vous à une amie&#xa0;?</translation>
    </message>
</context>
<context>
    <name>PersonaPage</name>
    <message>
        <source>Library (Ctrl+1)</source>
        <translation>Bibliothèque (Ctrl+1)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Their first name</source>
        <translation>Son prénom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>One sentence: what does a week look like for them?</source>
        <translation>Une phrase&#xa0;: à quoi ressemble sa semaine&#xa0;?</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Écrire à %1</translation>
    </message>
    <message>
        <source>Spends time</source>
        <translation>Passe du temps</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Ajouter un lieu</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>When they are there</source>
        <translation>Quand y passer</translation>
    </message>
    <message>
        <source>Remove this place</source>
        <translation>Retirer ce lieu</translation>
    </message>
    <message>
        <source>A guess. Who said it?</source>
        <translation>Supposé. Qui l’a dit&#xa0;?</translation>
    </message>
    <message>
        <source>Who said it, when</source>
        <translation>Qui l’a dit, quand</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Besoins</translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation>Ajouter un besoin</translation>
    </message>
    <message>
        <source>Desires</source>
        <translation>Envies</translation>
    </message>
    <message>
        <source>Add a desire</source>
        <translation>Ajouter une envie</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Add a problem</source>
        <translation>Ajouter un problème</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Ajouter une question</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Habitudes</translation>
    </message>
    <message>
        <source>Add a habit</source>
        <translation>Ajouter une habitude</translation>
    </message>
    <message>
        <source>Shared ground</source>
        <translation>En commun</translation>
    </message>
    <message>
        <source>Add something you share</source>
        <translation>Ajouter un point commun</translation>
    </message>
    <message>
        <source>Their words</source>
        <translation>Ses mots</translation>
    </message>
    <message>
        <source>Add words they use</source>
        <translation>Ajouter des mots à elle, à lui</translation>
    </message>
    <message>
        <source>How we help</source>
        <translation>Comment on l’aide</translation>
    </message>
    <message>
        <source>Add a way you help</source>
        <translation>Ajouter une aide</translation>
    </message>
    <message>
        <source>when?</source>
        <translation>quand&#xa0;?</translation>
    </message>
</context>
<context>
    <name>PersonaPanel</name>
    <message>
        <source>Open %1’s page</source>
        <translation>Ouvrir la page de %1</translation>
    </message>
    <message>
        <source>Nobody is chosen yet.</source>
        <translation>Personne n’est encore choisi.</translation>
    </message>
    <message>
        <source>Write to one person, and see here what the draft touches of theirs.</source>
        <translation>Écrivez à une personne, et voyez ici ce que le brouillon touche d’elle.</translation>
    </message>
    <message>
        <source>Choose who this is for</source>
        <translation>Choisir à qui vous écrivez</translation>
    </message>
    <message>
        <source>Spends time</source>
        <translation>Passe du temps</translation>
    </message>
    <message>
        <source>%1 is not on this list.</source>
        <translation>%1 n’est pas dans cette liste.</translation>
    </message>
    <message>
        <source>A guess. Who said it?</source>
        <translation>Supposé. Qui l’a dit&#xa0;?</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Besoins</translation>
    </message>
    <message>
        <source>Desires</source>
        <translation>Envies</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Habitudes</translation>
    </message>
    <message>
        <source>Shared ground</source>
        <translation>En commun</translation>
    </message>
    <message>
        <source>Their words</source>
        <translation>Ses mots</translation>
    </message>
    <message>
        <source>How we help</source>
        <translation>Comment on l’aide</translation>
    </message>
</context>
<context>
    <name>PersonaShelf</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>Supprimé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Export a persona</source>
        <translation>Exporter un persona</translation>
    </message>
    <message>
        <source>%1 exported</source>
        <translation>Exporté&#xa0;: %1</translation>
    </message>
    <message>
        <source>Import a persona</source>
        <translation>Importer un persona</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.gif *.webp)</source>
        <translation>Images (*.jpg *.jpeg *.png *.gif *.webp)</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Ajouter une image</translation>
    </message>
    <message>
        <source>This picture is there already</source>
        <translation>Cette image y est déjà</translation>
    </message>
    <message>
        <source>Picture removed</source>
        <translation>Image retirée</translation>
    </message>
</context>
<context>
    <name>PostShelf</name>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>À relire</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvées</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportées</translation>
    </message>
    <message>
        <source>Not posted</source>
        <translation>Non publiés</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Réponse à %1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>Pas encore de mots</translation>
    </message>
    <message>
        <source>Post deleted</source>
        <translation>Publication supprimée</translation>
    </message>
    <message>
        <source>Posts (*.csv *.json)</source>
        <translation>Publications (*.csv *.json)</translation>
    </message>
    <message>
        <source>Import posts</source>
        <translation>Importer des publications</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) imported as drafts</source>
        <translation>
            <numerusform>%n publication importée en brouillon</numerusform>
            <numerusform>%n publications importées en brouillon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n déjà là</numerusform>
            <numerusform>%n déjà là</numerusform>
        </translation>
    </message>
    <message>
        <source>The earlier words are back</source>
        <translation>Les mots d’avant sont revenus</translation>
    </message>
    <message>
        <source>Samples removed</source>
        <translation>Exemples retirés</translation>
    </message>
    <message>
        <source>This draft and its personas are samples.</source>
        <translation>Ce brouillon et ses personas sont des exemples.</translation>
    </message>
    <message>
        <source>Remove the samples</source>
        <translation>Retirer les exemples</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>No network is chosen.</source>
        <translation>Aucun réseau n’est choisi.</translation>
    </message>
    <message>
        <source>Choose one under the text, and see here what it becomes there.</source>
        <translation>Choisissez-en un sous le texte, et voyez ici ce qu’il y devient.</translation>
    </message>
    <message>
        <source>The network shown</source>
        <translation>Le réseau montré</translation>
    </message>
    <message numerus="yes">
        <source>a thread of %n post(s)</source>
        <translation>
            <numerusform>un fil de %n message</numerusform>
            <numerusform>un fil de %n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>cut at %1</source>
        <translation>coupé à %1</translation>
    </message>
    <message>
        <source>%1 bytes at most</source>
        <translation>%1 octets au plus</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>%1 au plus</translation>
    </message>
    <message>
        <source>no limit known</source>
        <translation>pas de limite connue</translation>
    </message>
    <message>
        <source>You, on %1</source>
        <translation>Vous, sur %1</translation>
    </message>
    <message>
        <source>Behind a warning: %1</source>
        <translation>Sous un avertissement&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 does not take it as it is. The words struck out do not fit.</source>
        <translation>%1 ne la prend pas telle quelle. Les mots barrés n’y tiennent pas.</translation>
    </message>
    <message>
        <source>A picture without words for those who cannot see it</source>
        <translation>Une image sans mots pour ceux qui ne la voient pas</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Image&#xa0;: %1</translation>
    </message>
    <message>
        <source>Link card: %1</source>
        <translation>Carte du lien&#xa0;: %1</translation>
    </message>
    <message>
        <source>see more</source>
        <translation>voir plus</translation>
    </message>
    <message>
        <source>A screen reader says</source>
        <translation>Un lecteur d’écran dira</translation>
    </message>
    <message>
        <source>no description</source>
        <translation>pas de description</translation>
    </message>
    <message>
        <source>“Image. %1”</source>
        <translation>«&#xa0;Image. %1&#xa0;»</translation>
    </message>
    <message>
        <source>Mentions and hashtags</source>
        <translation>Mentions et hashtags</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>Sur %1</translation>
    </message>
    <message>
        <source>What its own text changes</source>
        <translation>Ce que change son propre texte</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien pour l’instant.</translation>
    </message>
</context>
<context>
    <name>ProofreadingSettings</name>
    <message>
        <source>LanguageTool is downloaded.</source>
        <translation>LanguageTool est téléchargé.</translation>
    </message>
    <message>
        <source>Spelling and grammar…</source>
        <translation>Orthographe et grammaire…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Relancer</translation>
    </message>
</context>
<context>
    <name>ProofreadingSheet</name>
    <message>
        <source>Spelling and grammar</source>
        <translation>Orthographe et grammaire</translation>
    </message>
    <message>
        <source>These marks are counted apart, and never hold a post back.</source>
        <translation>Ces repères sont comptés à part et ne retiennent jamais une publication.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aucune vérification</translation>
    </message>
    <message>
        <source>The built-in speller: spelling only</source>
        <translation>Le correcteur intégré&#xa0;: orthographe seule</translation>
    </message>
    <message>
        <source>LanguageTool on this computer: grammar too; needs Java</source>
        <translation>LanguageTool sur cet ordinateur&#xa0;: grammaire aussi&#xa0;; il faut Java</translation>
    </message>
    <message>
        <source>Folder of LanguageTool</source>
        <translation>Dossier de LanguageTool</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Download (%1 MB)</source>
        <translation>Télécharger (%1&#x202f;Mo)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Download of LanguageTool</source>
        <translation>Téléchargement de LanguageTool</translation>
    </message>
    <message>
        <source>A LanguageTool server: your text is sent to it</source>
        <translation>Un serveur LanguageTool&#xa0;: votre texte lui est envoyé</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>LanguageTool is starting…</source>
        <translation>LanguageTool démarre…</translation>
    </message>
    <message>
        <source>LanguageTool is ready.</source>
        <translation>LanguageTool est prêt.</translation>
    </message>
    <message>
        <source>LanguageTool is busy; the built-in speller helps meanwhile.</source>
        <translation>LanguageTool est occupé&#xa0;; le correcteur intégré prend le relais.</translation>
    </message>
    <message>
        <source>%v of %m MB</source>
        <translation>%v sur %m&#x202f;Mo</translation>
    </message>
    <message>
        <source>LanguageTool is in %1.</source>
        <translation>LanguageTool est dans %1.</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>Commas, spaces, dashes and apostrophes too (LanguageTool)</source>
        <translation>Virgules, espaces, tirets et apostrophes aussi (LanguageTool)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Any English</source>
        <translation>Toutes les variantes</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Royaume-Uni</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australie</translation>
    </message>
    <message>
        <source>France</source>
        <translation>France</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Suisse</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgique</translation>
    </message>
    <message>
        <source>Your dictionary</source>
        <translation>Votre dictionnaire</translation>
    </message>
    <message>
        <source>No words yet. A marked word can be added from its card.</source>
        <translation>Pas encore de mots. Un mot marqué s’ajoute depuis sa carte.</translation>
    </message>
</context>
<context>
    <name>ReaderHeader</name>
    <message>
        <source>For %1</source>
        <translation>Pour %1</translation>
    </message>
    <message>
        <source>Who is this for?</source>
        <translation>À qui écrivez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>%1 of %2 touched</source>
        <translation>%1 sur %2 touchés</translation>
    </message>
</context>
<context>
    <name>ReaderSide</name>
    <message>
        <source>Opener inserted</source>
        <translation>Amorce insérée</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Nouveau persona</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>Your rules</source>
        <translation>Vos règles</translation>
    </message>
    <message>
        <source>There is no rule file yet.</source>
        <translation>Il n’y a pas encore de fichier de règles.</translation>
    </message>
    <message>
        <source>A new one comes with an example to change.</source>
        <translation>Un nouveau fichier contient un exemple à modifier.</translation>
    </message>
    <message>
        <source>New rule file</source>
        <translation>Nouveau fichier de règles</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Refused; the other rules still work</source>
        <translation>Refusé&#xa0;; les autres règles fonctionnent toujours</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n règle</numerusform>
            <numerusform>%n règles</numerusform>
        </translation>
    </message>
    <message>
        <source>all examples hold</source>
        <translation>tous les exemples tiennent</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend</source>
        <translation>
            <numerusform>%n point à corriger</numerusform>
            <numerusform>%n points à corriger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetsSheet</name>
    <message>
        <source>Snippets and templates</source>
        <translation>Extraits et modèles</translation>
    </message>
    <message>
        <source>Words to use again. What stands in [brackets] is a blank to fill in.</source>
        <translation>Des mots à réutiliser. Ce qui est entre [crochets] est à compléter.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>A template: a new post begins with it</source>
        <translation>Un modèle&#xa0;: une nouvelle publication commence par lui</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insérer</translation>
    </message>
    <message>
        <source>New snippet</source>
        <translation>Nouvel extrait</translation>
    </message>
    <message>
        <source>Nothing is kept yet. “New” begins one.</source>
        <translation>Rien n’est gardé pour l’instant. «&#xa0;Nouveau&#xa0;» en commence un.</translation>
    </message>
    <message>
        <source>No snippet has these words.</source>
        <translation>Aucun extrait ne contient ces mots.</translation>
    </message>
    <message>
        <source>Begin a post</source>
        <translation>Commencer une publication</translation>
    </message>
</context>
<context>
    <name>ThreeQuestions</name>
    <message>
        <source>What is in it for %1?</source>
        <translation>Qu’y gagne %1&#xa0;?</translation>
    </message>
    <message>
        <source>Why should they care?</source>
        <translation>Pourquoi s’en soucier&#xa0;?</translation>
    </message>
    <message>
        <source>Why believe you?</source>
        <translation>Pourquoi y croire&#xa0;?</translation>
    </message>
    <message>
        <source>What is in it for them?</source>
        <translation>Qu’y gagnent-ils&#xa0;?</translation>
    </message>
    <message>
        <source>In it for them</source>
        <translation>Ce qu’on y gagne</translation>
    </message>
    <message>
        <source>Why care</source>
        <translation>S’en soucier</translation>
    </message>
    <message>
        <source>Why believe</source>
        <translation>Y croire</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>VersionsSheet</name>
    <message>
        <source>Earlier versions</source>
        <translation>Versions précédentes</translation>
    </message>
    <message>
        <source>One is kept every five minutes of writing, and at every change of status.</source>
        <translation>Une version est gardée toutes les cinq minutes d’écriture, et à chaque changement d’état.</translation>
    </message>
    <message>
        <source>There is no earlier version yet.</source>
        <translation>Il n’y a pas encore de version précédente.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Take these words back</source>
        <translation>Reprendre ces mots</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>Pas encore de mots</translation>
    </message>
</context>
<context>
    <name>WarningRow</name>
    <message>
        <source>None: the text is seen at once</source>
        <translation>Aucun&#xa0;: le texte se voit d’emblée</translation>
    </message>
    <message>
        <source>Content warning on %1</source>
        <translation>Avertissement sur %1</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>When, and who answers</source>
        <translation>Quand, et qui répond</translation>
    </message>
    <message>
        <source>Post on</source>
        <translation>Publier le</translation>
    </message>
    <message>
        <source>At</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Qui répond</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Write the hour as 08:30.</source>
        <translation>Écrivez l’heure ainsi&#xa0;: 08:30.</translation>
    </message>
    <message>
        <source>No time zone is called “%1”. Try the name of a large city.</source>
        <translation>Aucun fuseau ne s’appelle «&#xa0;%1&#xa0;». Essayez le nom d’une grande ville.</translation>
    </message>
    <message>
        <source>This moment is past. Choose one to come.</source>
        <translation>Ce moment est passé. Choisissez-en un à venir.</translation>
    </message>
    <message>
        <source>Say who answers the people who reply.</source>
        <translation>Dites qui répond aux personnes qui écrivent.</translation>
    </message>
    <message>
        <source>Replies come after the post: choose a later end.</source>
        <translation>Les réponses viennent après la publication&#xa0;: choisissez une fin plus tardive.</translation>
    </message>
</context>
<context>
    <name>WritingAids</name>
    <message>
        <source>Snippet deleted</source>
        <translation>Extrait supprimé</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>Paris</source>
        <translation>Paris</translation>
    </message>
    <message>
        <source>London</source>
        <translation>Londres</translation>
    </message>
    <message>
        <source>Brussels</source>
        <translation>Bruxelles</translation>
    </message>
    <message>
        <source>Zurich</source>
        <translation>Zurich</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>Berlin</translation>
    </message>
    <message>
        <source>Montreal, Toronto</source>
        <translation>Montréal, Toronto</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>New York</translation>
    </message>
    <message>
        <source>Chicago</source>
        <translation>Chicago</translation>
    </message>
    <message>
        <source>Denver</source>
        <translation>Denver</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>Los Angeles</translation>
    </message>
    <message>
        <source>Dakar</source>
        <translation>Dakar</translation>
    </message>
    <message>
        <source>Casablanca</source>
        <translation>Casablanca</translation>
    </message>
    <message>
        <source>Réunion</source>
        <translation>La Réunion</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>Tokyo</translation>
    </message>
    <message>
        <source>Sydney</source>
        <translation>Sydney</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
</context>
<context>
    <name>_Counter</name>
    <message>
        <source>too much</source>
        <translation>trop</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 de trop</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>own text</source>
        <translation>texte propre</translation>
    </message>
    <message>
        <source>%1 bytes left.</source>
        <translation>Il reste %1 octets.</translation>
    </message>
    <message>
        <source>Its limit is not known.</source>
        <translation>Sa limite n’est pas connue.</translation>
    </message>
    <message>
        <source>May be too long.</source>
        <translation>Peut-être trop long.</translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>Il en reste %1.</translation>
    </message>
</context>
<context>
    <name>_FoldRow</name>
    <message>
        <source>Shown below</source>
        <translation>Affichées dessous</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Repliées</translation>
    </message>
</context>
<context>
    <name>_Need</name>
    <message>
        <source>touched by the draft</source>
        <translation>touché par le brouillon</translation>
    </message>
    <message>
        <source>not touched yet</source>
        <translation>pas encore touché</translation>
    </message>
</context>
<context>
    <name>_OpenProblem</name>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Why keep these words?</source>
        <translation>Pourquoi garder ces mots&#xa0;?</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>Grave</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Pour info</translation>
    </message>
</context>
<context>
    <name>_OpenerRow</name>
    <message>
        <source>Insert</source>
        <translation>Insérer</translation>
    </message>
    <message>
        <source>Enter inserts it at the start of the post</source>
        <translation>Entrée l’insère au début du message</translation>
    </message>
</context>
<context>
    <name>_OverLimit</name>
    <message>
        <source>1 character over</source>
        <translation>1 caractère de trop</translation>
    </message>
    <message>
        <source>%1 characters over</source>
        <translation>%1 caractères de trop</translation>
    </message>
</context>
<context>
    <name>_PictureRow</name>
    <message>
        <source>Describe this picture for someone who cannot see it</source>
        <translation>Décrivez cette image à quelqu’un qui ne la voit pas</translation>
    </message>
    <message>
        <source>Show it earlier (Alt+Up)</source>
        <translation>La montrer plus tôt (Alt+Haut)</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Retirer l’image</translation>
    </message>
    <message>
        <source>Not in the library any more: remove it</source>
        <translation>N’est plus dans la bibliothèque&#xa0;: retirez-la</translation>
    </message>
    <message>
        <source>Alt text</source>
        <translation>Texte alternatif</translation>
    </message>
    <message>
        <source>the place</source>
        <translation>le lieu</translation>
    </message>
    <message>
        <source>the device</source>
        <translation>l’appareil</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>la date</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>des notes</translation>
    </message>
    <message>
        <source>The file tells %1: left out at export.</source>
        <translation>Le fichier dit %1&#xa0;: retiré à l’export.</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>In one line</source>
        <translation>En une ligne</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>touched by the draft</source>
        <translation>touché par le brouillon</translation>
    </message>
    <message>
        <source>not touched yet</source>
        <translation>pas encore touché</translation>
    </message>
</context>
<context>
    <name>mute_menu</name>
    <message>
        <source>This once</source>
        <translation>Cette fois</translation>
    </message>
    <message>
        <source>In this post</source>
        <translation>Dans ce message</translation>
    </message>
    <message>
        <source>For this persona</source>
        <translation>Pour ce persona</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
</context>
</TS>
