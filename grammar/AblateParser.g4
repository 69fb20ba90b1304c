parser grammar AblateParser;

options { tokenVocab = AblateLexer; }

file : (declaration | ';')* EOF ;

declaration
  : 'import' STRING # importFile
  | 'experiment' STRING '{' (statement | ';')* '}' # experiment
  | 'model' NAME parameters? layers # model
  | block # topBlock
  ;

parameters : '(' (parameter (',' parameter)* ','?)? ')' ;

parameter
  : NAME ('off' offValue = expression)?
  | anyName '=' value = expression ('off' offValue = expression)?
  ;

// Statements: nothing but their first word, or '=' or 'in' after it, tells them apart.

statement
  : setting # settingStatement
  | 'let' names relation expression # let
  | kind = ('baseline' | 'variant') STRING '{' (setting | ';')* '}' # variant
  | 'without' path (',' path)* # without
  | 'where' expression # where
  | 'report' STRING '{' (reportSetting | ';')* '}' # report
  ;

setting : target relation expression ;

relation : '=' | 'in' ;

target : path | keyword ;

names : NAME | '(' NAME (',' NAME)+ ','? ')' ;

reportSetting : anyName '=' expression ;

// Layers

layers : '{' (layerItem | ';')* '}' ;

block : 'block' NAME parameters? layers ;

layerItem
  : NAME ('.' NAME)* arguments? # layer
  | block # nestedBlock
  | 'repeat' expression layers # repeat
  | 'for' NAME 'in' expression layers # loop
  | choice # choiceItem
  | 'residual' layers ('shortcut' layers)? # residual
  | 'parallel' branches # parallel
  ;

branches : '{' layers+ '}' ;

choice : 'if' expression layers ('else' (choice | layers))? ;

// Expressions, loosest first; a level with one part alone is left out of the tree.

expression : conditional ('then' conditional)* ;

conditional : disjunction ('if' disjunction 'else' conditional)? ;

disjunction : conjunction ('or' conjunction)* ;

conjunction : inversion ('and' inversion)* ;

inversion : 'not' inversion | comparison ;

comparison : range (('==' | '!=' | '<' | '<=' | '>' | '>=') range)* ;

range : sum ('..' sum ('step' sum)?)? ;

sum : product (('+' | '-') product)* ;

product : sign (('*' | '/' | '//' | '%') sign)* ;

sign : ('-' | '+') sign | power ;

power : atom ('**' sign)? ;

atom : literal | named | group | list | set ;

literal
  : INT # integer
  | REAL # real
  | DURATION # duration
  | STRING # string
  | ('true' | 'false') # bool
  | 'none' # none
  | INT '.' # pythonReal
  | BAD_NUMBER # badNumber
  | PYTHON_STRING # pythonString
  | PYTHON_WORD # pythonWord
  ;

named : path arguments? ;

group : '(' expression ((',' expression)+ ','?)? ')' ;

list : '[' items? ']' ;

set : '{' items? '}' ;

items : expression (',' expression)* ','? ;

arguments : '(' (argument (',' argument)* ','?)? ')' ;

argument : (anyName relation)? expression ;

// Names

path : head ('.' anyName)* ;

head : NAME | 'model' | 'step' ;

anyName : NAME | 'model' | 'step' | keyword ;

keyword
  : 'import' | 'experiment' | 'block' | 'let' | 'in' | 'baseline' | 'variant' | 'without' | 'where'
  | 'report' | 'repeat' | 'for' | 'if' | 'else' | 'then' | 'residual' | 'shortcut' | 'parallel'
  | 'and' | 'or' | 'not' | 'off' | 'true' | 'false' | 'none'
  ;
