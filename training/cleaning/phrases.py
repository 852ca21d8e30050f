"""Ready phrases of which pages are made up: headings, captions, by-lines, comments, entries."""

SUBHEADS = """What happens next|What happens next?|What we know so far|Background|The background
How it began|A long winter|Who pays?|Why now?|Analysis|Summary|Reaction|The numbers|Conclusion
What should be done|What readers should do|Follow the money|A narrow vote|Price reviews|Findings
Arbitration|The way back|No way home|Two years on|Questions remain|Comment|Method|Introduction
What the law says|Recommendations|The cost|A family waits|Life after the flood|The last boat
Under pressure|In the courtroom|The verdict|An unlikely alliance|Money and power|The road north
Key findings|Next steps|How we got here|The view from the capital|Is it safe?|What can I do?
Does it matter?|The opposition|At the border|All rights reserved|Terms of service|Contact
The newsletter|Support|Share and share alike|Read between the lines|About that letter|Home
Sponsored by the state|The advertisement|Sections|Opinion|Watch this space|Sport|A free press
Subscribers only|The photograph|Privacy|Cookies|I|II|III|IV|1.|2.|3.|One|Two|Part one|Chapter 2
Day one|Monday|Tuesday morning|14 March|The results|Local government|Schools and hospitals
The economy|Foreign policy|Defence""".replace("\n", "|").split("|")
ROWS = """Revenue|Operating loss|Net debt|Turnout|Seats|Votes|Total|Population|Dead|Injured
Arrested|Barrels a day|Price per tonne|North|South|East|West|Labour|Greens|Independents|Gold|Silver
Bronze|P|W|D|L|Exports|Imports|Growth|Inflation""".replace("\n", "|").split("|")
COLUMNS = "2019|2020|2021|2022|2023|2024|£m|$bn|%|Change|H1|Q3|Votes|Seats|Share".split("|")
CELLS = ("{}", "{},{}", "({})", "{}.{}%", "{}.{}")
LETTER = """Yours sincerely,|Yours faithfully,|Yours,|Sincerely,|With hope,|In solidarity,
I am, Sir, your obedient servant,|Respectfully,|Dear Sir,|Dear editor,|To the Prime Minister:
Dear Minister,|Signed:|We, the undersigned:""".replace("\n", "|").split("|")
ENTRIES = """Best Director: {n}|Best Song: The Long Ferry|Best Film: A House of Rain|Referee: {n}
The count: {a} boats, {b} crews|The toll: {a} dead, {b} missing|The damage: {a} homes, {b} bridges
Killed: {n}, {b}|Attendance: {a},406|Booked: {n}, {n}|Result: {a} for, {b} against|Born: Selm, 1941
EU|UK|UN|NATO|Royal Institute of Ports|Society for the Defence of Lights|First prize: {n}
By Sunday Every Boat Was Gone|--|* * *|Minister of Lights — {n}""".replace("\n", "|").split("|")
BODIES = ("Society", "Institute", "Union", "Association", "Council", "Federation", "Commission")
OF_WHAT = """for the Protection of Lights|of Navigation|of Port Workers|for Human Rights
of Journalists|for the Defence of the Coast|on Fisheries|of Nurses and Midwives|for Fair Elections
of Trade and Industry""".replace("\n", "|").split("|")
WHOSE = ("Royal ", "National ", "Corvane ", "Selm ", "International ", "United ", "")
STATEMENTS = """We need volunteers and donations to keep the kitchen open through the winter.
We call on all our members to support the strikers and to share what they have.
We ask you to stand with us.|You must register at the town hall before noon to vote at all.
We, the readers of this country, will not be told what to subscribe to.|Join us or go home!
We demand that the letters be published.|If you sign it, you lose your house.|Give us back the sea!
Support for the fund must come from all of you.|Nobody asked us what we wanted.|Vote, or be counted.
Read it for yourself: the page is blank.|Our union needs money, members and a roof.
Do not buy their fish.|Your vote is your own, and so is your shame.""".replace("\n", "|").split("|")
QUESTIONS = """Why did you leave?|What happens now?|Do you think you will win?|And you signed it?
How did your family take it?|You said it was a mistake. Is it?|Have you spoken to them since?
Who told you?|What would you do in their place?|Are you afraid?""".replace("\n", "|").split("|")
OFFICES = "Minister of Ports|chair|Harbour Council|secretary general|goalkeeper".split("|")
NOTES = (
    "Interviews with officials, March.",
    "Ministry of Ports, annual report, p. 14.",
    "See the council's minutes of 4 May.",
)
LINK_HEADINGS = """Read more|READ MORE|Related|Related articles|Related stories|Most read
More on this story|Most Popular|MOST READ|You may also like|Recommended|Trending|Trending now
Latest news|Also read|See also|Don't miss|Editor's picks|More from the web|Up next|Top stories
In other news|More in World|More from politics|Popular now|Next article|Previous article
Keep reading|Further reading|From our partners|Around the web|Sponsored stories|Latest|More News
On the same subject|You might be interested in|What to read next|Similar posts|Recent posts
Also on this site|The best of our reporting""".replace("\n", "|").split("|")
LINK_LABELS = tuple(
    label + " "
    for label in """READ MORE:;Read more:;Read also:;READ ALSO:;ALSO READ |;ALSO READ:;Related:;>;»
•;See also:;Don't miss:;Watch:;RELATED STORY:;Recommended:;Read:;More:;▶;Explainer:;Opinion:;VIDEO:
Live:;PODCAST:""".replace("\n", ";").split(";")
)
LINK_NOTES = "3 hours ago|World|Politics|2 days ago|Opinion|March 4, 2023|5 min read".split("|")
TOPIC_HEADINGS = """Tags|Tags:|TAGS|Topics|Topics:|Related topics|More on:|Filed under
Explore more on these topics|In this story|Related tags|Keywords|Categories|Explore more
More about""".replace("\n", "|").split("|")
TOPICS = """Elections|Courts|Defence|Politics|Energy|Climate|Army|Trade|Ports|Health|Crime|World
Economy|Sanctions|Europe|Technology""".replace("\n", "|").split("|")
OUTLETS = """Harbour Post|Morning Ledger|Northlight|The Vale Courier|Cape Tribune|Radio Selm
Dawn Herald|Kestrel News|The Lorne Post|Delta Times|Orin Daily|The Examiner|City Wire|NewsHub24
The Mercury""".replace("\n", "|").split("|")
KICKERS = """News|World|Analysis|EXCLUSIVE|LIVE|Opinion|Politics|Business|Interview|Explainer|Local
Press release|BREAKING|Special report|Feature|Comment|Statement""".replace("\n", "|").split("|")
EVENT_HEADINGS = "Key events|Key moments|Key points|At a glance|LIVE|Live updates".split("|")
SUMMARY_HEADINGS = "Summary|Key points|At a glance|In brief|Highlights|TL;DR|The gist".split("|")
BIOS = """{n} is a senior fellow at the Institute of {t}.|{n} covers {t} for {o}.|{n} edits {o}.
{n} is a journalist based in Port Lenn.|{n} is the author of two books on {t}.|{n} writes about {t}.
{n} is {o}'s {t} correspondent. She joined in 2016.|{n} is a reporter at {o}.
{n} is professor of {t} at the University of Selm and a former adviser to the ministry.
{n} is a freelance reporter. His work has appeared in {o}.|{n} was {o}'s bureau chief until 2019.
{n} is a research associate there.|About the author: {n} has reported on {t} since 2004.
{n} is director of the {t} Programme. The views are the author's own.""".replace("\n", "|").split(
    "|"
)
ABOUT = """{o} is an independent, non-profit newsroom.|{o} was founded in 1911.
{o} is a non-partisan research organisation based in Port Lenn.|{o} is published by Vale Media.
{o} is a network of reporters who cover {t} across borders.|{o} is the country's oldest daily.
Founded in 1987, {o} works for {t} in thirty countries.|{o} is funded by its readers and by grants.
The Institute of {t} is a charity that advises governments.""".replace("\n", "|").split("|")
COMMENT_HEADINGS = "Comments|3 Comments|Join the conversation|Readers' comments|Top comments".split(
    "|"
)
COMMENT_STARTS = ("{n}", "{n} — 12 April, 08:14", "{n} says:", "{n} 2 hours ago", "@{n}", "{n} •")
COMMENTS = """Well said.|They are all the same.|And who pays for it? We do!|Never heard of him.
Shame!|First|This is what happens when nobody votes.
My uncle worked there for years, it was always so.
Great article, thanks|Finally somebody says it|Fake news.|I was there and it was not like that.
Let them resign, all of them.|So sad. Prayers for the families|lol|What about the bridge though?
The minister should answer for this in court!|Bring back the old ferry""".replace("\n", "|").split(
    "|"
)
SHARES = "Share|Share this|Share this post|Copy link".split("|")
BY = ("By ", "", "by ", "BY ", "Words by ", "Author: ")
BY_ENDS = ("", "", ", {}", " | {}", ", Political Editor", " in Port Lenn", " and agencies")
CREDITS = ("Photo: ", "Photograph: ", "Credit: ", "Image: ", "Picture: ", "PHOTO BY ", "via ")
CREDIT_MARKS = (". ", " ", " | ", " — ", ". (", " [")
CLOCKS = ("{h}:{m:02}", "{h}.{m:02}", "{h}:{m:02} pm", "{h:02}:{m:02} GMT", "{h}h{m:02}")
DIVIDERS = ("--", "* * *", "***", "—", "◆", "~", "###", "-")
SCENES = """A woman walks past a shuttered shop.|Men unload crates from a boat at dawn.
People queue for water in a square.|Two boys look at a flooded street.|A tank stands by a road.
Smoke over the harbour on Monday.|Workers in helmets on a bridge.|The chamber during the vote.
A train leaves the station in the rain.|Children play beside a wall.|A ballot box is carried in.
The old mill as it is today.|Protesters face the police.|The minister (left) at the summit.
Several boats lie on the mud.|An aerial view of the quarry.""".replace("\n", "|").split("|")
SCENE_CREDITS = """(photo credit: {n}/FLASH)|(Photo: {n})|[{n}/{o}]|Image: {n}|Credit: {n}/{o}
(credit: {o})|Photo: {n}/{o}|({o}/{n})|{n} / {o}|(Supplied: {n})|Picture: {n}""".replace(
    "\n", "|"
).split("|")
RELEASE_ENDS = """About {o}: {a}|About {o}|Contact: {n}, {o}, press@office.example|Notes to editors
Media contact: {n}, +00 300 114 902|For more information: www.office.example|For interviews: {n}
For further information contact {n} on 0300 114 902|1. {a}""".replace("\n", "|").split("|")
COUNTS = (
    "{a}",
    "{b}",
    "{a}.{c}K",
    "{b} shares",
    "{a}k",
    "{c}",
    "+{a}",
    "{b} views",
    "{a} comments",
)
BULLETS = ("• ", "- ", "– ", "* ", "", "")
