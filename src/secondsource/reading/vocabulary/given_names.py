"""Given names that are mostly borne by men or by women, in many countries: a help to tell what `he` and `she` mean."""

from secondsource.reading.vocabulary.word_lists import word_set

MEN = word_set("""
aaron abdul abdullah abraham adam ahmad ahmed akira alan albert alberto alejandro aleksandr alessandro alexander
alexei alfred ali allan allen alvin amir anatoly anders andre andreas andrei andrew andrey andrii andriy andy anthony
antoine anton antonio antony arjun arnold arthur arturo ashraf austin barack barry bashar ben benedict benjamin
benny bernard bernie bill billy björn bob bobby boris brad bradley brandon brett brian bruce bruno bryan carl carlo
carlos cesar charles charlie chester chris christian christopher chuck clarence claude colin conor craig cyril dale
damian dan daniel daniele danny darren dave david dean denis dennis derek devin diego dieter dimitri dirk dmitri
dmitry dmytro dominic don donald doug douglas duncan dwayne dylan earl ed eddie edgar eduardo edward edwin elijah
elliot elon emanuel emmanuel enrique eric erik ernest ernesto ethan eugene evan federico felipe felix fernando
francesco francis francisco francois frank franklin fred frederick friedrich gabriel gareth garry gary gavin gennady
geoff geoffrey george gerald gerard gerhard gilbert giovanni giuseppe glen glenn gordon graham greg gregory guillermo
gunther gustavo guy hamid hans harold harry harvey hassan hector heinrich helmut henri henrik henry herbert hiroshi
howard hugh hugo hussein ian ibrahim igor ihor ilya imran isaac ismail ivan ivo jack jacob jacques jake jamal james
jan jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joachim joao joe joel johan
johannes john johnny jon jonas jonathan jordi jorge jose josef joseph josh joshua juan julian julio jurgen justin
karim karl keith ken kenneth kenny kevin khaled kirill klaus konstantin kurt kyle lance larry lars laurence lawrence
lee leo leon leonard leonid leroy lionel lloyd lorenzo lou louis luca lucas luigi luis luke mahmoud malcolm manuel
marc marcel marcelo marco marcus mario mark markus marshall martin marvin massimo mathias matt matteo matthew
matthias maurice max maxim maximilian mehmet michael miguel mike mikhail milan miles mitch mitchell mohamed mohammad
mohammed morgan morris muhammad mustafa mykola narendra nathan neil nelson nicholas nick nicolas nigel nikolai noah
noel norman oleg oleh oleksandr oleksii oleksiy oliver olivier omar oscar oskar osman otto owen pablo paolo pascal
patrick paul paulo pavel pavlo pedro perry pete peter petro phil philip philippe phillip pierre piotr rafael raj rajesh
ralph ramon randall randy raul ray raymond recep reinhard ricardo richard rick ricky riccardo rishi rob robert roberto
rodney rodrigo roger roland roman ron ronald ronnie ross roy ruben rudolf rudy rupert ruslan russell ryan said salman
salvatore sam samuel scott sean sebastian serge sergei sergey sergio serhii serhiy seth shane shawn shinzo sidney
simon stanley stefan stefano stephen sterling steve steven stewart stuart sven taras ted terence terry theodore
thiago thomas tim timothy tobias todd tom tommy tomas tony travis trevor tyler umberto vadim valentin valery vasily
vasyl victor viktor vincent vitaly vitalii vladimir volodymyr walter warren wayne werner wilhelm will william willie
wolfgang xavier yevgeny yuri yuriy yusuf zachary
""")

WOMEN = word_set("""
abigail ada adele adriana agnes aisha alexandra alice alicia alina alison allison alyssa amanda amber amelia amina
amy ana anastasia andrea angela angelina anita ann anna anne annette annie antonia april ariana ashley astrid audrey
barbara beatrice becky belinda bernadette beth bethany betty beverly bianca bonnie brenda bridget brigitte brittany
camila camilla candace carla carmen carol carole carolina caroline carolyn carrie cassandra catherine cathy cecilia
celia charlotte chelsea cheryl chloe christina christine claire clara claudia colleen constance courtney cristina
cynthia daisy daniela danielle daria dawn deborah debra denise diana diane dolores donna doris dorothy edith eileen
elaine eleanor elena elisa elisabeth elise elizabeth ella ellen emilia emily emma erica erika erin esther eva eve
evelyn fatima fiona florence frances gabriela gabrielle gail georgina gertrude gina giulia gloria grace greta gretchen
gwen hannah harriet hazel heather heidi helen helena helga hilary hillary holly ida ilona inga ingrid irene irina iris
isabel isabella isabelle ivanka iryna jacinda jackie jacqueline jamie jane janet janice jasmine jean jeanette jeanine
jennifer jenny jessica jill joan joanna joanne jocelyn josephine joyce juanita judith judy julia juliana julie
juliet karen kate katharina katherine kathleen kathryn kathy katie katrina kayla kelly kerry kimberly kirsten kristen
kristin kristina lara larissa laura lauren laurie lena leslie leticia lidia lillian lily linda lindsay lindsey lisa
liudmyla lola lori lorraine louisa louise lucia lucille lucy luisa lydia lynn madeleine madison magdalena malala
mara marcia margaret margarita maria mariana marianne marie marilyn marina marion marisa marjorie marta martha martina
mary maureen megan meghan melania melanie melinda melissa mercedes michelle mildred miranda miriam mitzi molly monica
monika nadia nancy naomi natalia natalie natasha nicole nina nora norma octavia oksana olena olga olha olivia pamela
patricia paula pauline penelope penny petra phyllis polina priya rachel rebecca regina renee rhonda rita roberta robin
rosa rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah serena shannon sharon sheila shelly sherry
shirley silvia simona simone sofia sonia sonya sophia sophie stacey stacy stella stephanie sue susan susanna suzanne
svetlana svitlana sybil sylvia tamara tanya tara tatiana tatyana teresa tetiana thelma theresa tiffany tina tracy
ursula valentina valerie vanessa vera veronica victoria viktoria viola violet virginia vivian wanda wendy whitney
yolanda yulia yuliia yvette yvonne zainab zoe
""")
