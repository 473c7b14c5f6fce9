<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ApprovalSheet</name>
    <message numerus="yes">
        <source>%n mark(s) of spelling and grammar left</source>
        <translation>
            <numerusform>%n mark of spelling and grammar left</numerusform>
            <numerusform>%n marks of spelling and grammar left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message numerus="yes">
        <source>%n post(s) exported to “%1”</source>
        <translation>
            <numerusform>%n post exported to “%1”</numerusform>
            <numerusform>%n posts exported to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) left for what was refused</source>
        <translation>
            <numerusform>%n draft left for what was refused</numerusform>
            <numerusform>%n drafts left for what was refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message numerus="yes">
        <source>%n muted rule(s)</source>
        <translation>
            <numerusform>%n muted rule</numerusform>
            <numerusform>%n muted rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n more after these</numerusform>
            <numerusform>%n more after these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) to look at</source>
        <translation>
            <numerusform>%n passage to look at</numerusform>
            <numerusform>%n passages to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message numerus="yes">
        <source>%n used before, Tab takes the first</source>
        <translation>
            <numerusform>%n used before, Tab takes the first</numerusform>
            <numerusform>%n used before, Tab takes the first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskFoot</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message numerus="yes">
        <source>%n row(s) to write</source>
        <translation>
            <numerusform>%n row to write</numerusform>
            <numerusform>%n rows to write</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refused</source>
        <translation>
            <numerusform>%n row refused</numerusform>
            <numerusform>%n rows refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s)</source>
        <translation>
            <numerusform>Write %n file</numerusform>
            <numerusform>Write %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message numerus="yes">
        <source>%n network(s) get this text.</source>
        <translation>
            <numerusform>%n network gets this text.</numerusform>
            <numerusform>%n networks get this text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaFacts</name>
    <message numerus="yes">
        <source>%n thing(s) heard from people</source>
        <translation>
            <numerusform>%n thing heard from people</numerusform>
            <numerusform>%n things heard from people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guessed</source>
        <translation>
            <numerusform>%n guessed</numerusform>
            <numerusform>%n guessed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostShelf</name>
    <message numerus="yes">
        <source>%n post(s) imported as drafts</source>
        <translation>
            <numerusform>%n post imported as a draft</numerusform>
            <numerusform>%n posts imported as drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n already here</numerusform>
            <numerusform>%n already here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>a thread of %n post(s)</source>
        <translation>
            <numerusform>a thread of %n post</numerusform>
            <numerusform>a thread of %n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend</source>
        <translation>
            <numerusform>%n thing to mend</numerusform>
            <numerusform>%n things to mend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counter</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
</TS>
