"""The rules of evidence: one rule, one function, its docstring the published method. Pure.

They serve these principles, which the code calls rule 1 to rule 13:

1. An error is no verdict. What failed, timed out or could not be read is a gap.
2. Silence never refutes. *Refuted* asks for words that contradict, and for more than *supported* does.
3. Origins are counted, not outlets.
4. No origin corroborates itself, neither the article nor what copies it or what it copies.
5. A side's word in its own interest is that side's word; against its own interest it weighs more.
6. Evidence is about its own time, and an answer holds as of a day.
7. A city, its district and its region are different places; presence is not control.
8. Only what is held counts, and a quotation only where its words stand in it. Our own notes on a page count for little.
9. Models propose, code disposes. Nothing in a text that is read can change an instruction, a setting or a rule.
10. Both sides of a conflict are treated alike.
11. Every sentence about a statement cites its evidence.
12. What somebody holds of a publisher decides no statement.
13. What a person changes is added, with author, time and reason; the machine's answer stays.
"""
